// The socket file: its rights, and when one that is there already may be taken over.

import LocalSocket
import SystemCalls
import Testing

@Suite struct `A listener` {
  /// Runs `body` with a path for a socket in a new directory.
  private func withPath(_ body: (String, TestDirectory) throws -> Void) throws {
    let directory = try TestDirectory()
    defer { directory.remove() }
    try body(directory.path + "/s", directory)
  }

  /// Leaves a socket file behind whose process is gone, as far as anybody can tell.
  private func leaveDeadSocket(at path: String) throws {
    let socket = try Socket.make(waits: true, name: path)
    try socket.bind(path: path)
    try socket.listen(backlog: 1)
  }

  @Test func `makes its file for the owner alone`() throws {
    try withPath { path, _ in
      let listener = try Listener.bind(path: path, access: .owner)
      let facts = try #require(try PathFacts.of(path))
      #expect(facts.isSocket)
      #expect(facts.mode == 0o600)
      try listener.removeFile()
    }
  }

  @Test func `makes its file for a group too`() throws {
    try withPath { path, _ in
      _ = try Listener.bind(path: path, access: .group(ProcessFacts.effectiveGroupID))
      #expect(try PathFacts.of(path)?.mode == 0o660)
    }
  }

  @Test func `F23 takes over a socket whose process is gone`() throws {
    try withPath { path, _ in
      try leaveDeadSocket(at: path)
      _ = try Listener.bind(path: path, access: .owner)
    }
  }

  @Test func `names the process that listens already, and leaves its socket alone`() throws {
    try withPath { path, _ in
      let first = try Listener.bind(path: path, access: .owner)
      #expect(throws: ListenError.inUse(path, pid: ProcessFacts.processID)) {
        _ = try Listener.bind(path: path, access: .owner)
      }
      _ = try LineClient.connect(to: path, deadline: soon)
      try first.removeFile()
    }
  }

  @Test func `takes a listener whose queue is full for alive`() throws {
    try withPath { path, _ in
      let busy = try Socket.make(waits: true, name: path)
      try busy.bind(path: path)
      try busy.listen(backlog: 0)
      let waiting = try Socket.make(waits: false, name: path)
      try waiting.connect(path: path)
      #expect(throws: ListenError.inUse(path, pid: 0)) { _ = try Listener.bind(path: path, access: .owner) }
      #expect(busy.raw != waiting.raw)
    }
  }

  @Test func `leaves alone what is not a socket: a file, a directory, a symbolic link to a dead socket`() throws {
    try withPath { path, directory in
      try Files.write("precious", to: path)
      #expect(throws: ListenError.notASocket(path)) { _ = try Listener.bind(path: path, access: .owner) }
      #expect(try Files.text(of: path) == "precious")

      let target = directory.path + "/target"
      let link = directory.path + "/link"
      try leaveDeadSocket(at: target)
      try Files.link(link, to: target)
      #expect(throws: ListenError.notASocket(link)) { _ = try Listener.bind(path: link, access: .owner) }
      #expect(try PathFacts.of(target)?.isSocket == true)

      #expect(throws: ListenError.notASocket("/tmp")) { _ = try Listener.bind(path: "/tmp", access: .owner) }
    }
  }

  @Test func `says how long a path may be`() throws {
    let path = "/tmp/" + String(repeating: "x", count: Socket.longestPath)
    let error = #expect(throws: ListenError.self) { _ = try Listener.bind(path: path, access: .owner) }
    #expect(error?.description.contains("has 112 bytes and at most 107 fit") == true)
  }

  @Test func `says that its directory is missing`() throws {
    let error = #expect(throws: ListenError.self) { _ = try Listener.bind(path: "/tmp/il-none/s", access: .owner) }
    #expect(error?.description.hasPrefix("open /tmp/il-none: No such file or directory (ENOENT)") == true)
  }

  @Test func `removes its own file and no other`() throws {
    try withPath { path, _ in
      let first = try Listener.bind(path: path, access: .owner)
      try SocketFile.remove(path)
      let second = try Listener.bind(path: path, access: .owner)
      try first.removeFile()
      #expect(try PathFacts.of(path) != nil)
      try second.removeFile()
      #expect(try PathFacts.of(path) == nil)
      try second.removeFile()
    }
  }

  @Test func `of twenty that start at once over a dead socket exactly one gets it`() throws {
    try withPath { path, _ in
      try leaveDeadSocket(at: path)
      let outcomes = Monitor((winners: 0, losers: 0, others: [String]()))
      let threads = try (0..<20).map { number in
        try SystemThread(name: "starter \(number)") {
          do {
            let listener = try Listener.bind(path: path, access: .owner)
            outcomes.withLock { $0.winners += 1 }
            outcomes.wakeAll()
            // Holds on to it until all others have tried.
            outcomes.wait { $0.winners + $0.losers + $0.others.count == 20 ? () : nil }
            try listener.removeFile()
          } catch ListenError.inUse {
            outcomes.withLock { $0.losers += 1 }
          } catch {
            outcomes.withLock { $0.others.append("\(error)") }
          }
          outcomes.wakeAll()
        }
      }
      for thread in threads { thread.join() }
      let (winners, losers, others) = outcomes.withLock { $0 }
      #expect(winners == 1)
      #expect(losers == 19)
      #expect(others == [])
    }
  }
}
