// Whole files that a person named, within a bound.
import SystemCalls

enum InputFile {
  private static let step = 1 << 16

  /// The bytes of a file; `-` is standard input.
  /// - Throws: a fault when there are more than `limit` bytes.
  static func bytes(of path: String, limit: Int) throws -> [UInt8] {
    if path == "-" { return try standardInput(limit: limit) }
    return try bytes(of: try Descriptor.reading(path), named: path, limit: limit)
  }

  /// The bytes of an open file.
  static func bytes(of file: consuming Descriptor, named path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while try file.read(appendingTo: &bytes, limit: step) > 0 {
      try check(bytes.count, limit, path)
    }
    return bytes
  }

  /// Everything that comes on standard input.
  static func standardInput(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while try StandardStream.input.read(appendingTo: &bytes, limit: step) > 0 {
      try check(bytes.count, limit, "standard input")
    }
    return bytes
  }

  private static func check(_ count: Int, _ limit: Int, _ source: String) throws(ProgramFault) {
    guard count > limit else { return }
    throw ProgramFault("\(source) has more than the \(limit) bytes that are read", status: ExitStatus.badData)
  }
}
