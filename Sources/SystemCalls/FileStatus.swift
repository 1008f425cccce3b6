// Who owns an open file, what it is, and who else may touch it.

internal import Glibc

/// What `fstat` says, as far as the ledger asks.
struct FileStatus {
  let size: Int64
  private let owner: UInt32
  private let mode: UInt32

  init(of descriptor: borrowing Descriptor) throws(SystemError) {
    var status = stat()
    let number = descriptor.raw
    let outcome = systemCall { unsafe Int(fstat(number, &status)) }
    guard outcome.succeeded else { throw descriptor.failure("fstat", outcome.code) }
    size = Int64(status.st_size)
    owner = status.st_uid
    mode = status.st_mode
  }

  private var isDirectory: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
  private var isRegular: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }

  /// Why this is not a directory of ours that nobody else can enter; nil when it is.
  var faultAsPrivateDirectory: String? {
    isDirectory ? privacyFault(expected: "700") : "is not a directory"
  }

  /// Why this is not a regular file of ours that nobody else can read or write; nil when it is.
  var faultAsPrivateFile: String? {
    isRegular ? privacyFault(expected: "600") : "is not a regular file"
  }

  /// Why this is not a regular file; nil when it is.
  var faultAsFile: String? { isRegular ? nil : "is not a regular file" }

  /// Why this is not a regular file that only this user and root can have written; nil when it is.
  var faultAsTrustedFile: String? {
    if !isRegular { return "is not a regular file" }
    if owner != geteuid(), owner != 0 { return "belongs to uid \(owner), who could make this program do anything" }
    return mode & 0o022 == 0 ? nil : "can be written by others: chmod it to go-w"
  }

  private func privacyFault(expected: String) -> String? {
    if owner != geteuid() {
      return "belongs to uid \(owner), not to uid \(geteuid()): give it to the user of the service"
    }
    guard mode & 0o077 != 0 else { return nil }
    return "has mode \(String(mode & 0o7777, radix: 8)): chmod it to \(expected)"
  }
}
