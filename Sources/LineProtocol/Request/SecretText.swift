// Lines of the protocol without their secrets, for whoever watches them.

/// Replaces secrets in a line that is shown.
package enum SecretText {
  private static let places: [(before: String, stands: String)] = [
    ("token=", "<token>"), ("key=", "<key>"), (#""token":""#, "<token>"), (#""key":""#, "<key>"),
    (#""secret":""#, "<key>"),
  ]

  /// The line with every token and access key replaced: by their shape wherever they stand, and where a secret belongs
  /// whatever stands there, so that a mistyped one is not shown either. Ids of keys, `key_2`, are no secrets.
  package static func hidden(in line: [UInt8]) -> [UInt8] {
    var ranges: [(range: Range<Int>, stands: String)] = []
    for place in places {
      let before = Array(place.before.utf8)
      for start in line.indices where line[start...].starts(with: before) {
        let value = (start + before.count)..<end(of: line, from: start + before.count)
        if !value.isEmpty, !line[value].starts(with: Array("key_".utf8)) { ranges.append((value, place.stands)) }
      }
    }
    for (shape, stands) in [(SecretShape.token, "<token>"), (.accessKey, "<key>")] {
      ranges += shape.places(in: line[...]).map { ($0, stands) }
    }
    return replacing(ranges.sorted { $0.range.lowerBound < $1.range.lowerBound }, in: line)
  }

  /// Behind the last byte of a value: a blank or a quote ends it.
  private static func end(of line: [UInt8], from start: Int) -> Int {
    line[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "\"") } ?? line.endIndex
  }

  private static func replacing(_ ranges: [(range: Range<Int>, stands: String)], in line: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    var next = line.startIndex
    for (range, stands) in ranges where range.lowerBound >= next {
      shown += line[next..<range.lowerBound]
      shown += stands.utf8
      next = range.upperBound
    }
    return shown + line[next...]
  }
}
