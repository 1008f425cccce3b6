// A small service on a real socket: an actor on an event loop on a thread of its own.

import Glibc
import LocalSocket
import SystemCalls
import Testing

/// What a service does with one event.
typealias Behaviour = @Sendable (LineServer, ConnectionEvent) -> Void

/// Answers every line with itself, a line that is too long with `too long`, an unfinished one with `partial`, and closes after the last.
let echo: Behaviour = { server, event in
  switch event {
  case .line(let id, let line):
    server.send(line + [0x0A], to: id)
  case .lineTooLong(let id):
    server.send(Array("too long\n".utf8), to: id)
  case .endOfInput(let id, let partial):
    if partial { server.send(Array("partial\n".utf8), to: id) }
    server.finish(id)
  case .opened, .gone, .closed:
    break
  }
}

/// The owner of a server, as the product has one.
actor ServiceActor {
  nonisolated let loop: EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.unowned }
  private let server: LineServer
  private let behaviour: Behaviour

  init(
    _ listener: consuming Listener, on loop: EventLoop, limits: SocketLimits, behaviour: @escaping Behaviour
  ) throws {
    self.loop = loop
    self.behaviour = behaviour
    server = try LineServer(
      listener, on: loop, limits: limits,
      farewells: LineServer.Farewells(busy: Array("busy\n".utf8), idle: Array("idle\n".utf8)))
  }

  func turn(_ ready: ReadyList) -> Duration? {
    server.note(ready)
    while let event = server.nextEvent() { behaviour(server, event) }
    server.flush()
    return nil
  }

  /// Runs a step between two turns.
  func perform(_ step: @Sendable (LineServer) -> Void) {
    step(server)
  }

  var connectionCount: Int { server.connectionCount }
}

/// A running service, stopped and cleaned up by `stop()`.
final class TestService: Sendable {
  let directory: TestDirectory
  let path: String
  let loop: EventLoop
  let actor: ServiceActor
  private let thread: SystemThread

  init(limits: SocketLimits = SocketLimits(), behaviour: @escaping Behaviour = echo) throws {
    directory = try TestDirectory()
    path = directory.path + "/s"
    let loop = try EventLoop()
    let actor = try ServiceActor(
      Listener.bind(path: path, access: .owner), on: loop, limits: limits, behaviour: behaviour)
    self.loop = loop
    self.actor = actor
    thread = try SystemThread(name: "service") {
      do {
        try loop.run { ready in actor.assumeIsolated { $0.turn(ready) } }
      } catch {
        Issue.record(error)
      }
    }
  }

  func connect() throws -> LineClient {
    try LineClient.connect(to: path, deadline: soon)
  }

  func stop() {
    loop.stop()
    thread.join()
    directory.remove()
  }
}

/// Long enough for the slowest machine; a test that waits for it fails.
var soon: Deadline { .after(.seconds(60)) }

/// A directory with a short path, for sockets.
struct TestDirectory: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/il-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { room -> String? in
      guard let base = room.baseAddress, unsafe mkdtemp(base) != nil else { return nil }
      return unsafe String(cString: base)
    }
    path = try #require(made)
  }

  /// Removes the directory and the files directly in it.
  func remove() {
    if let stream = unsafe opendir(path) {
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        _ = unsafe unlink(path + "/" + name)
      }
      unsafe closedir(stream)
    }
    _ = unsafe rmdir(path)
  }
}

extension LineClient {
  /// The next line as text.
  mutating func readText() throws -> String? {
    try readLine(deadline: soon).map { String(decoding: $0, as: UTF8.self) }
  }

  func writeText(_ text: String) throws {
    try write(Array(text.utf8), deadline: soon)
  }
}

extension LineClient {
  /// All lines until the service closes.
  mutating func readAll() throws -> [String] {
    var lines: [String] = []
    while let line = try readText() { lines.append(line) }
    return lines
  }

  /// Writes `line` again and again until the service takes no more, even after `settle` has let it finish a turn.
  ///
  /// - Returns: how many times it was written whole.
  borrowing func writeUntilHeldBack(_ line: [UInt8], _ settle: () throws -> Void) throws -> Int {
    var sent = 0
    var refusals = 0
    while refusals < 3 {
      if try writeWhole(line) {
        sent += 1
        refusals = 0
      } else {
        try settle()
        refusals += 1
      }
    }
    return sent
  }

  /// Writes if there is room for everything.
  private borrowing func writeWhole(_ line: [UInt8]) throws -> Bool {
    do {
      try write(line, deadline: .after(.zero))
      return true
    } catch LineClientError.timedOut {
      return false
    }
  }
}
