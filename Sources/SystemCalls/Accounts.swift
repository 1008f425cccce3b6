// Names of users and groups on this machine.

internal import Glibc

/// The machine's user and group database.
package enum MachineAccounts {
  /// The name of a user; nil if the database has none or cannot be read.
  package static func userName(of uid: UInt32) -> String? {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    return unsafe lookUp { buffer, size in
      unsafe getpwuid_r(uid, &entry, buffer, size, &found)
    } then: {
      guard unsafe found != nil, let name = unsafe entry.pw_name else { return nil }
      return unsafe String(cString: name)
    }
  }

  /// The number of a group; nil if the database has none of that name or cannot be read.
  package static func groupID(named name: String) -> UInt32? {
    var entry = unsafe group()
    var found: UnsafeMutablePointer<group>?
    return unsafe lookUp { buffer, size in
      unsafe getgrnam_r(name, &entry, buffer, size, &found)
    } then: {
      unsafe found == nil ? nil : entry.gr_gid
    }
  }

  /// Calls `query` with larger and larger buffers, up to 1 MiB, and reads its answer while the buffer lives.
  private static func lookUp<Answer>(
    _ query: (UnsafeMutablePointer<CChar>, Int) -> Int32, then answer: () -> Answer?
  ) -> Answer? {
    var size = 1_024
    while size <= 1 << 20 {
      var buffer = [CChar](repeating: 0, count: size)
      let (code, found) = unsafe buffer.withUnsafeMutableBufferPointer { room -> (Int32, Answer?) in
        guard let start = room.baseAddress else { return (EINVAL, nil) }
        let code = unsafe query(start, room.count)
        return (code, code == 0 ? answer() : nil)
      }
      if code == 0 { return found }
      if code != ERANGE && code != EINTR { return nil }
      if code == ERANGE { size *= 4 }
    }
    return nil
  }
}
