// How a server is reached: by the path of a Unix socket, or by a port of this machine.

import Glibc
import SystemCalls

enum Connection {
  /// Connects to a path, or to `127.0.0.1` where the name is `tcp:PORT`.
  static func open(to name: String) throws -> Descriptor {
    guard name.hasPrefix("tcp:"), let port = UInt16(name.dropFirst(4)) else {
      let descriptor = try Socket.make(waits: false, name: name)
      try descriptor.connect(path: name)
      return descriptor
    }
    // It waits to be connected; nothing else that is done with it does.
    let raw = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard raw >= 0 else { throw SystemError(call: "socket", target: name, code: errno) }
    let descriptor = Descriptor(owning: raw, name: name)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(raw, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw descriptor.failure("connect", errno) }
    var isOn: Int32 = 1
    _ = unsafe setsockopt(raw, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    return descriptor
  }
}
