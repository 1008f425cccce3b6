// Accounts, one at a time.

import JSONText

extension AccountsModel {
  package static var sections: [String] { ["accounts"] }

  package func thing(_ key: String, in section: String) -> [UInt8]? {
    account(key).map { view in JSONWriter.text { view.write(to: &$0) } }
  }

  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    accounts(after: key, limit: limit).map(\.account)
  }
}
