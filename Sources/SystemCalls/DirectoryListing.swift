// Reading the names in a directory.

internal import Glibc

enum DirectoryListing {
  /// The names in the directory behind `descriptor`, in byte order, without `.` and `..`.
  static func names(of descriptor: borrowing Descriptor) throws(SystemError) -> [String] {
    let number = descriptor.raw
    let name = descriptor.name
    // A second descriptor, because fdopendir takes over the one it is given.
    let copy = try systemCall("open", on: name) { Int(unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
    guard let stream = unsafe fdopendir(Int32(copy)) else {
      let failure = SystemError(call: "fdopendir", target: name, code: errno)
      _ = Glibc.close(Int32(copy))
      throw failure
    }
    defer { _ = unsafe closedir(stream) }
    var found: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let text = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if text != ".", text != ".." { found.append(text) }
    }
    guard errno == 0 else { throw SystemError(call: "readdir", target: name, code: errno) }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
