// Personal values on their way into a line: a digest for `data`, and salt and text for `personal`.

import Hashing
import InviteLedger
import JSONText

/// Collects the `personal` section of one line.
struct PersonalWriter {
  /// Where the salts and digests come from.
  enum Source {
    /// Of a new line: a fresh salt for each value, 128 random bits.
    case fresh(@Sendable () -> (UInt64, UInt64))
    /// Of a line that is written again as it was.
    case recorded(DecodedLine, next: Int)
  }

  private var source: Source
  private let paths: [String]
  private var section = JSONWriter()
  private var isEmpty = true

  init(source: Source, type: EventType) {
    self.source = source
    paths = PersonalPaths.paths(of: type, version: EventVersions.current(of: type))
    section.beginObject()
  }

  /// What stands in `data` for a value; nil is written `null`, for a value that was erased before this line was made.
  mutating func digestText(of value: PersonalText, at path: String) -> [UInt8]? {
    precondition(paths.contains(path), "a field that the table of personal paths does not know")
    switch source {
    case .fresh(let salts):
      guard case .known(let text) = value else { return nil }
      let salt = Self.saltText(salts())
      section.name(path)
      section.beginArray()
      section.raw([UInt8(ascii: "\"")] + salt + [UInt8(ascii: "\"")])
      section.string(text)
      section.endArray()
      isEmpty = false
      let valueText = JSONValue.string(text).canonicalBytes
      var digest = [UInt8(ascii: "~")]
      Base64URL.append(
        PersonalDigest.digest(salt: salt[...], path: path, valueText: valueText[...]).bytes, to: &digest)
      return digest
    case .recorded(let line, let next):
      source = .recorded(line, next: next + 1)
      guard line.disclosures.indices.contains(next) else { return nil }
      return line.disclosures[next].digest.map { Array(line.bytes[$0]) }
    }
  }

  /// Adds `,"personal":{…}` at the end of `bytes` if the line has any.
  mutating func finish(into bytes: inout [UInt8]) {
    if case .recorded(let line, _) = source {
      if let range = line.personal { bytes.append(contentsOf: line.bytes[range]) }
    } else if !isEmpty {
      section.endObject()
      bytes.append(contentsOf: ",\"personal\":".utf8)
      bytes.append(contentsOf: section.bytes)
    }
  }

  private static func saltText(_ words: (UInt64, UInt64)) -> [UInt8] {
    let bytes = [words.0, words.1].flatMap { word in
      stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    var text: [UInt8] = []
    Base64URL.append(bytes, to: &text)
    return text
  }
}
