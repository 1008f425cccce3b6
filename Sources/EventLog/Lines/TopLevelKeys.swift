// Finding `meta`, `personal` and `sum` in a line without reading its JSON.

internal import SystemCalls

/// Where the keys stand that occur only at the top level of a line.
///
/// A quote inside a JSON string is escaped, so a quote after `,` or `{` always begins a key or a value, and `"meta":` after one of
/// them is a key. If such a key occurs twice, or in another order, the line is not one of ours.
struct TopLevelKeys {
  /// Of the comma before `"meta":`.
  let meta: Int
  /// Of the comma before `"personal":`, if there is one.
  let personal: Int?

  /// Looks through `range`, which ends before the sum of the line.
  static func find(_ bytes: [UInt8], _ range: Range<Int>) -> TopLevelKeys? {
    guard bytes.firstIndex(of: FrameText.newline, in: range) == nil else { return nil }
    var search = KeySearch(bytes, range)
    var meta: Int?
    var personal: Int?
    while let place = search.next() {
      let before = bytes[place - 1]
      guard before == FrameText.comma || before == UInt8(ascii: "{") else { continue }
      switch bytes[place + 1] {
      case UInt8(ascii: "m") where has(#""meta":"#, bytes, at: place, in: range):
        guard meta == nil, personal == nil, before == FrameText.comma else { return nil }
        meta = place - 1
      case UInt8(ascii: "p") where has(#""personal":"#, bytes, at: place, in: range):
        guard meta != nil, personal == nil, before == FrameText.comma else { return nil }
        personal = place - 1
      case UInt8(ascii: "s") where has(#""sum":"#, bytes, at: place, in: range): return nil
      default: continue
      }
    }
    guard let meta else { return nil }
    return TopLevelKeys(meta: meta, personal: personal)
  }

  private static func has(_ name: StaticString, _ bytes: [UInt8], at place: Int, in range: Range<Int>) -> Bool {
    range.upperBound - place >= name.utf8CodeUnitCount && bytes.holds(name, at: place)
  }
}
