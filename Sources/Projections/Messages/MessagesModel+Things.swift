// Messages, one at a time.

import InviteLedger
import JSONText

extension MessagesModel {
  package static var sections: [String] { ["messages", "templates"] }

  package func thing(_ key: String, in section: String) -> [UInt8]? {
    if section == "templates" { return template(key).map { view in JSONWriter.text { view.write(to: &$0) } } }
    guard let view = MessageID(text: key).flatMap(message) else { return nil }
    return JSONWriter.text { view.write(to: &$0) }
  }

  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    if section == "templates" { return templates(after: key, limit: limit).map(\.name) }
    return MessageID.keys(after: key, through: messages.count, limit: limit) { message($0) != nil }
  }
}
