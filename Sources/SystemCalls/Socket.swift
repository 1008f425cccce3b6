// Unix stream sockets: making them, finding out who is there, and moving bytes.

internal import CLinux
internal import Glibc

/// Who is at the other end of a socket, as the kernel recorded it when the connection was made.
package struct PeerCredentials: Hashable, Sendable {
  package let uid: UInt32
  package let gid: UInt32
  package let pid: Int32

  package init(uid: UInt32, gid: UInt32, pid: Int32) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
  }
}

/// Calls on Unix stream sockets. All sockets made here are closed on exec.
package enum Socket {
  /// The longest path an address has room for, in bytes.
  package static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// A new socket, neither bound nor connected.
  package static func make(waits: Bool, name: String) throws(SystemError) -> Descriptor {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | (waits ? 0 : Int32(SOCK_NONBLOCK.rawValue))
    let raw = try systemCall("socket", on: name) { Int(socket(AF_UNIX, type, 0)) }
    return Descriptor(owning: Int32(raw), name: name)
  }
}

extension Descriptor {
  /// Gives a socket its path. Fails with EADDRINUSE if there is anything at the path.
  package func bind(path: String) throws(SystemError) {
    let number = raw
    let result = unsafe withAddress(path) { address, size in
      systemCall { Int(unsafe Glibc.bind(number, address, size)) }
    }
    guard result.succeeded else { throw SystemError(call: "bind", target: path, code: result.code) }
  }

  /// Connects to the socket at a path. A socket that waits does so while the listener's queue is full.
  package func connect(path: String) throws(SystemError) {
    let number = raw
    let result = unsafe withAddress(path) { address, size in
      systemCall { Int(unsafe Glibc.connect(number, address, size)) }
    }
    guard result.succeeded else { throw SystemError(call: "connect", target: path, code: result.code) }
  }

  /// Lets clients connect; at most `backlog` of them wait to be accepted.
  package func listen(backlog: Int32) throws(SystemError) {
    let number = raw
    try systemCall("listen", on: name) { Int(Glibc.listen(number, backlog)) }
  }

  /// The next waiting connection, as a descriptor that does not wait, or what the kernel said instead.
  package func accept(name: String) -> Accepted {
    let number = raw
    let result = systemCall { Int(clinux_accept(number)) }
    if result.succeeded { return .connection(Descriptor(owning: Int32(result.value), name: name)) }
    return result.wouldBlock ? .nothing : .failed(failure("accept4", result.code))
  }

  /// What came of an attempt to accept.
  package enum Accepted: ~Copyable {
    case connection(Descriptor)
    case nothing
    case failed(SystemError)
  }

  /// Who connected here, or on a connecting socket who listens there.
  package func peerCredentials() throws(SystemError) -> PeerCredentials {
    let number = raw
    var (pid, uid, gid) = (pid_t(), uid_t(), gid_t())
    try systemCall("getsockopt", on: name) { Int(unsafe clinux_peer_credentials(number, &pid, &uid, &gid)) }
    return PeerCredentials(uid: uid, gid: gid, pid: pid)
  }

  /// Says that no more bytes will be written, and leaves the other direction open.
  package func shutDownWriting() throws(SystemError) {
    let number = raw
    try systemCall("shutdown", on: name) { Int(shutdown(number, Int32(SHUT_WR))) }
  }

  /// Writes what fits into a socket with one call that neither waits nor raises SIGPIPE.
  package func send(_ bytes: [UInt8], from start: Int) -> CallResult {
    precondition(start <= bytes.count, "the start is within the bytes")
    let number = raw
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    return unsafe bytes.withUnsafeBytes { room in
      systemCall { unsafe Glibc.send(number, room.baseAddress?.advanced(by: start), room.count - start, flags) }
    }
  }

  /// Reads what is there into the beginning of `bytes` with one call that does not wait. Descriptors passed along are closed by the
  /// kernel, because no room is given for them.
  package func receive(into bytes: inout [UInt8]) -> CallResult {
    let number = raw
    return unsafe bytes.withUnsafeMutableBytes { room in
      systemCall { unsafe Glibc.recv(number, room.baseAddress, room.count, Int32(MSG_DONTWAIT)) }
    }
  }

  /// Reads what is there, at most `limit` bytes, to the end of `bytes` with one call that does not wait.
  package func receive(appendingTo bytes: inout [UInt8], limit: Int) -> CallResult {
    let number = raw
    return unsafe appendTransfer(to: &bytes, limit: limit) { room in
      unsafe Glibc.recv(number, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
    }
  }
}

/// Calls `body` with the address of a path. A path that does not fit ends as ENAMETOOLONG.
private func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CallResult) -> CallResult {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let bytes = Array(path.utf8)
  guard !bytes.isEmpty, bytes.count <= Socket.longestPath, !bytes.contains(0) else {
    return CallResult(value: -1, code: bytes.count > Socket.longestPath ? ENAMETOOLONG : EINVAL)
  }
  unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
  return unsafe withUnsafePointer(to: address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}
