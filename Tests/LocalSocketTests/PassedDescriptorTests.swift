// Descriptors that a client passes along.

import Glibc
import LocalSocket
import SystemCalls
import Testing

@Suite struct `Descriptors that are passed along` {
  @Test func `are not kept: the writing end of a pipe is closed by the time the line is answered`() throws {
    let service = try TestService()
    defer { service.stop() }
    let socket = try Socket.make(waits: true, name: "client")
    try socket.connect(path: service.path)

    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    let reader = Descriptor(owning: ends[0], name: "pipe")
    do {
      let writer = Descriptor(owning: ends[1], name: "pipe")
      try #require(send("hello\n", passing: writer.raw, over: socket.raw) == 6)
    }
    var answer: [UInt8] = []
    #expect(try socket.read(appendingTo: &answer, limit: 100) == 6)
    #expect(answer == Array("hello\n".utf8))
    // No writer is left, so the end is there.
    #expect(try reader.wait(for: .readable, timeoutMilliseconds: 60_000))
    #expect(try reader.read(appendingTo: &answer, limit: 1) == 0)
  }

  /// Sends text together with a descriptor; the message header is laid out by hand because its macros are not imported.
  private func send(_ text: String, passing raw: Int32, over socket: Int32) -> Int {
    var bytes = Array(text.utf8)
    let count = bytes.count
    // cmsg_len, cmsg_level and cmsg_type, the descriptor, padding to a multiple of eight.
    var control: [UInt64] = [
      20, UInt64(UInt32(SOL_SOCKET)) | UInt64(SCM_RIGHTS) << 32, UInt64(UInt32(bitPattern: raw)),
    ]
    return unsafe bytes.withUnsafeMutableBytes { text in
      unsafe control.withUnsafeMutableBytes { control in
        var part = unsafe iovec(iov_base: text.baseAddress, iov_len: count)
        return unsafe withUnsafeMutablePointer(to: &part) { part in
          var message = unsafe msghdr()
          unsafe message.msg_iov = part
          unsafe message.msg_iovlen = 1
          unsafe message.msg_control = control.baseAddress
          unsafe message.msg_controllen = 24
          return unsafe sendmsg(socket, &message, 0)
        }
      }
    }
  }
}
