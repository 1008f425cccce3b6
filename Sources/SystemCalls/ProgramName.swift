// What another process runs, as the kernel names it.

extension ProcessFacts {
  /// More than the 15 bytes and the line feed that the kernel gives.
  private static let nameBytes = 64

  /// The name of a process' program, at most 15 characters; nil when it is gone or may not be looked at. What is not
  /// printable ASCII is shown as `?`: a process can give itself any name.
  package static func programName(of process: Int32) -> String? {
    guard process > 0, let file = try? Descriptor.reading("/proc/\(process)/comm") else { return nil }
    var bytes: [UInt8] = []
    guard let count = try? file.read(appendingTo: &bytes, limit: nameBytes), count > 0 else { return nil }
    let name = bytes.prefix { $0 != UInt8(ascii: "\n") }.map { 0x20..<0x7F ~= $0 ? $0 : UInt8(ascii: "?") }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
