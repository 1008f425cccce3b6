// Which build of the program this is.
import Hashing
import SystemCalls

/// The identity of a program: SHA-256 of its file.
enum ProgramDigest {
  /// Of the file that this process was started from, whatever became of its name. Read once, when it is first asked for.
  static func ofThisProcess() throws(SystemError) -> Digest { try own.get() }

  private static let own = Result { () throws(SystemError) -> Digest in
    let file = try File.ownProgram()
    var (hasher, offset) = (SHA256(), UInt64(0))
    while true {
      let bytes = try file.read(at: offset, limit: Limits.programPiece)
      if bytes.isEmpty { return hasher.finish() }
      hasher.update(bytes)
      offset += UInt64(bytes.count)
    }
  }
}
