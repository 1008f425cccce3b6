// Messages, one at a time.

import InviteLedger
import JSONText

extension MessagesModel {
  package func thing(_ key: String, in section: String) -> [UInt8]? {
    guard let view = MessageID(text: key).flatMap(message) else { return nil }
    return JSONWriter.text { view.write(to: &$0) }
  }

  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    MessageID.keys(after: key, through: messages.count, limit: limit) { message($0) != nil }
  }
}
