// A conversation with the service as a file that a person can read and a program of any language can play.
import Foundation
import Testing

/// What `Snapshots/protocol/format.md` describes.
struct Transcript: CustomTestStringConvertible {
  /// A line that is not an answer; answers follow from these.
  enum Step: Hashable {
    /// Not played: a comment, or a blank line.
    case comment(String)
    /// `> …`: sent with a line feed.
    case request(String)
    /// `# clock +11d`: time passes.
    case timePasses(seconds: Int64)
    /// `# wall clock +3d`: somebody sets the wall clock.
    case wallClockIsSet(seconds: Int64)
    /// `# restart`: the service is stopped and started again.
    case restart
  }

  let name: String
  let steps: [(text: String, step: Step)]
  /// `# segments of N bytes`: the log goes on in a new file from that length on.
  let segmentBytes: UInt64?
  /// The file as it stands.
  let text: String

  var testDescription: String { name }

  static var directory: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Snapshots/protocol")
  }

  /// All transcripts, by name.
  static func all() throws -> [Transcript] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".transcript") }.sorted()
      .map { try Transcript(file: directory.appending(path: $0)) }
  }

  init(file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    steps = lines.filter { !$0.hasPrefix("< ") }.map { ($0, Self.step($0)) }
    segmentBytes =
      lines.compactMap { line in
        let words = line.split(separator: " ")
        return line.hasPrefix("# segments of ") && words.count == 5 ? UInt64(words[3]) : nil
      }.first
  }

  private static func step(_ line: String) -> Step {
    if line.hasPrefix("> ") { return .request(String(line.dropFirst(2))) }
    if line == ">" { return .request("") }
    if line == "# restart" { return .restart }
    if line.hasPrefix("# clock +") { return .timePasses(seconds: seconds(line.dropFirst(9))) }
    if line.hasPrefix("# wall clock +") { return .wallClockIsSet(seconds: seconds(line.dropFirst(14))) }
    return .comment(line)
  }

  /// `11d`, `3h`, `5m`, `2s`.
  private static func seconds(_ text: Substring) -> Int64 {
    let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]
    return (Int64(text.dropLast()) ?? 0) * (text.last.flatMap { units[$0] } ?? 0)
  }
}
