// Members, one at a time.

import JSONText

extension LineageModel {
  package static var sections: [String] { ["members"] }

  package func thing(_ key: String, in section: String) -> [UInt8]? {
    member(key).map { view in JSONWriter.text { view.write(to: &$0) } }
  }

  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    let sorted = names.sortedNumbers.lazy.map { names.text($0) }
    return Array(sorted.filter { name in key.map { $0.isOrdered(before: name) } ?? true }.prefix(limit))
  }
}
