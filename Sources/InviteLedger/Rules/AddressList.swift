// A list of addresses as people paste it: commas or line ends between them, names beside them.

package enum AddressList {
  /// The addresses of a list, each without its name (`Bob <bob@example.org>`) and outer blanks, as they were written
  /// otherwise. Blank entries are none; the first address is row 1. Nobody looks at their syntax here.
  package static func addresses(in text: String) -> [String] {
    Array(text.utf8).split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }.compactMap { entry in
      let address = String(decoding: withoutName(entry), as: UTF8.self).trimmed
      return address.isEmpty ? nil : address
    }
  }

  /// What stands between the first `<` and the last `>`, if there are both.
  private static func withoutName(_ entry: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let opening = entry.firstIndex(of: UInt8(ascii: "<")),
      let closing = entry.lastIndex(of: UInt8(ascii: ">")), opening < closing
    else { return entry }
    return entry[(opening + 1)..<closing]
  }
}
