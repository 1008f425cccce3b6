// A service that says what a test wants it to say, one connection after the other.
import Foundation
import SystemCalls

/// Listens on a socket of its own and plays one script a connection. Stops when the scripts are played.
final class ScriptedService: Sendable {
  /// One connection, seen from the service.
  struct Connection: ~Copyable {
    fileprivate let descriptor: Descriptor
    fileprivate var received: [UInt8] = []

    /// The next request; nil when the client is gone.
    mutating func request() -> String? {
      while true {
        if let end = received.firstIndex(of: 10) {
          let line = String(decoding: received[..<end], as: UTF8.self)
          received.removeFirst(end + 1)
          return line
        }
        guard (try? descriptor.wait(for: .readable, timeoutMilliseconds: 10_000)) == true,
          let count = try? descriptor.read(appendingTo: &received, limit: 65_536), count > 0
        else { return nil }
      }
    }

    /// Says one line. A client that does not listen any more is nobody's fault.
    func say(_ line: String) { try? descriptor.writeAll(Array((line + "\n").utf8)) }
  }

  typealias Script = @Sendable (inout Connection) -> Void

  let path: String
  private let thread: SystemThread
  private let directory: String

  init(_ scripts: [Script]) throws {
    try SignalPipe.ignoreWriteSignals()
    let name = try Randomness.bytes(6).map { String($0, radix: 16) }.joined()
    directory = "/tmp/il-\(name)"
    path = directory + "/s"
    _ = try Directory.make(path: directory)
    let listener = try Socket.make(waits: true, name: path)
    try listener.bind(path: path)
    try listener.listen(backlog: 8)
    let ear = Ear(listener)
    thread = try SystemThread(name: "scripted") {
      for script in scripts {
        guard var connection = ear.accept() else { return }
        script(&connection)
      }
    }
  }

  deinit {
    thread.join()
    try? FileManager.default.removeItem(atPath: directory)
  }
}

/// Holds the listening socket for the thread.
private final class Ear: Sendable {
  private let listener: Descriptor

  init(_ listener: consuming Descriptor) { self.listener = listener }

  /// The next connection, made to wait for its bytes.
  func accept() -> ScriptedService.Connection? {
    guard (try? listener.wait(for: .readable, timeoutMilliseconds: 10_000)) == true else { return nil }
    guard case .connection(let descriptor) = listener.accept(name: "client") else { return nil }
    return ScriptedService.Connection(descriptor: descriptor)
  }
}
