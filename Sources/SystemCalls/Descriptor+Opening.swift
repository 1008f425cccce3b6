// Opening what a person named on the command line.

internal import Glibc

extension Descriptor {
  /// Opens a file, a pipe or a device for reading. Symbolic links are followed: whoever typed the path meant what it leads to.
  package static func reading(_ path: String) throws(SystemError) -> Descriptor {
    let raw = try systemCall("open", on: path) { Int(unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)) }
    return Descriptor(owning: Int32(raw), name: path)
  }
}
