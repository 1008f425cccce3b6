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
    indirect case recorded(DecodedLine, next: Int)
  }

  /// Memory that is used again for the next line.
  struct Scratch: Sendable {
    fileprivate var section: [UInt8] = []
    fileprivate var digest = PersonalDigest.Scratch()
  }

  private var source: Source
  private let paths: [String]
  /// The entries so far, with commas between them, and what their digests are made of.
  private var scratch = Scratch()

  /// - Parameter scratch: taken over until `finish`.
  init(source: Source, type: EventType, version: Int, scratch: inout Scratch) {
    self.source = source
    paths = PersonalPaths.paths(of: type, version: version)
    swap(&self.scratch, &scratch)
  }

  /// Writes what stands in `data` for a value, and the value's entry into the section. False, and nothing written, for a
  /// value that was erased before this line was made.
  mutating func write(_ value: PersonalText, at path: String, to json: inout JSONWriter) -> Bool {
    precondition(paths.contains(path), "a field that the table of personal paths does not know")
    switch source {
    case .fresh(let salts):
      guard case .known(let text) = value else { return false }
      writeEntry(text, at: path, salt: salts(), digestTo: &json)
    case .recorded(let line, let next):
      source = .recorded(line, next: next + 1)
      guard line.disclosures.indices.contains(next), let digest = line.disclosures[next].digest else { return false }
      json.plainString { $0.append(contentsOf: line.bytes[digest]) }
    }
    return true
  }

  /// Adds `,"personal":{…}` at the end of `bytes` if the line has any, and gives the memory back.
  mutating func finish(into bytes: inout [UInt8], _ scratch: inout Scratch) {
    if case .recorded(let line, _) = source {
      if let range = line.personal { bytes.append(contentsOf: line.bytes[range]) }
    } else if !self.scratch.section.isEmpty {
      bytes.append(run: ",\"personal\":{")
      bytes.append(contentsOf: self.scratch.section)
      bytes.append(UInt8(ascii: "}"))
      self.scratch.section.removeAll(keepingCapacity: true)
    }
    swap(&self.scratch, &scratch)
  }

  private mutating func writeEntry(
    _ text: String, at path: String, salt: (UInt64, UInt64), digestTo json: inout JSONWriter
  ) {
    if !scratch.section.isEmpty { scratch.section.append(UInt8(ascii: ",")) }
    JSONWriter.append(path, to: &scratch.section)
    scratch.section.append(run: ":[\"")
    let saltStart = scratch.section.count
    Base64URL.append(salt, to: &scratch.section)
    let saltEnd = scratch.section.count
    scratch.section.append(run: "\",")
    let valueStart = scratch.section.count
    JSONWriter.append(text, to: &scratch.section)
    let digest = PersonalDigest.digest(
      salt: scratch.section[saltStart..<saltEnd], path: path, valueText: scratch.section[valueStart...],
      &scratch.digest)
    scratch.section.append(UInt8(ascii: "]"))
    json.plainString { bytes in
      bytes.append(UInt8(ascii: "~"))
      let inline = digest.inline
      Base64URL.append(inline.span, to: &bytes)
    }
  }
}
