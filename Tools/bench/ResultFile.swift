// Where results are kept: one JSON object a line, for whoever compares one day's with another's.

import Glibc
import SystemCalls

/// A file that results are added to.
final class ResultFile {
  private let file: Descriptor
  /// What is the same for all results, as members of a JSON object: the machine, the commit, the tool.
  private let about: String

  init(_ path: String, about: String) throws {
    let raw = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard raw >= 0 else { throw SystemError(call: "open", target: path, code: errno) }
    file = Descriptor(owning: raw, name: path)
    self.about = about
  }

  /// Adds a result, with how busy the machine was when it began.
  func append(load: Double, _ members: String) throws {
    let start = about.isEmpty ? "" : about + ","
    try file.writeAll(Array("{\(start)\"load\":\(decimal(load, 2)),\(members)}\n".utf8))
  }

  /// How many processes wanted to run in the last minute; 0 if nobody knows.
  static func loadAverage() -> Double {
    var text: [UInt8] = []
    _ = try? Descriptor.reading("/proc/loadavg").read(appendingTo: &text, limit: 256)
    return Double(String(decoding: text.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)) ?? 0
  }
}
