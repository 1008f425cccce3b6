// Who is let in when there is little room, and what those are told who are not.

import Glibc
import LocalSocket
import SystemCalls
import Testing

@Suite struct `Admission` {
  private func limits(connections: Int, quiet: Duration) -> SocketLimits {
    var limits = SocketLimits()
    limits.connections = connections
    limits.quietBeforeHangUp = quiet
    return limits
  }

  @Test func `when connections run out and nobody is quiet, the newcomer is told so`() throws {
    let service = try TestService(limits: limits(connections: 2, quiet: .seconds(3_600)))
    defer { service.stop() }
    var first = try service.connect()
    try first.writeText("1\n")
    #expect(try first.readText() == "1")
    var second = try service.connect()
    try second.writeText("2\n")
    #expect(try second.readText() == "2")
    for _ in 0..<3 {
      var third = try service.connect()
      #expect(try third.readAll() == ["busy"])
    }
    try first.writeText("1 again\n")
    #expect(try first.readText() == "1 again")
  }

  @Test func `there is room again when one has left`() async throws {
    let closed = Monitor(0)
    let service = try TestService(limits: limits(connections: 1, quiet: .seconds(3_600))) { server, event in
      if case .closed = event {
        closed.withLock { $0 += 1 }
        closed.wakeAll()
      }
      echo(server, event)
    }
    defer { service.stop() }
    for round in 1...3 {
      do {
        var client = try service.connect()
        try client.writeText("hello\n")
        #expect(try client.readText() == "hello")
      }
      closed.wait { $0 == round ? () : nil }
    }
  }

  @Test func `F19 when connections run out, the one that was quiet longest makes room, but never a busy one`() throws {
    let service = try TestService(limits: limits(connections: 3, quiet: .zero)) { server, event in
      if case .line(let id, let line) = event, line.elementsEqual("tail".utf8) { server.setBusy(true, id) }
      echo(server, event)
    }
    defer { service.stop() }
    var tail = try service.connect()
    try tail.writeText("tail\n")
    #expect(try tail.readText() == "tail")
    var quiet = try service.connect()
    try quiet.writeText("quiet\n")
    #expect(try quiet.readText() == "quiet")
    var lively = try service.connect()
    try lively.writeText("lively\n")
    #expect(try lively.readText() == "lively")

    var newcomer = try service.connect()
    try newcomer.writeText("new\n")
    #expect(try newcomer.readText() == "new")
    #expect(try quiet.readAll() == ["idle"])
    try tail.writeText("still here\n")
    #expect(try tail.readText() == "still here")
  }

  @Test func `F21 out of descriptors, callers are told so, the others are served, and there is room again later`() async
  {
    await #expect(processExitsWith: .success) {
      var few = rlimit(rlim_cur: 64, rlim_max: 64)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &few) == 0)
      let service = try TestService()
      defer { service.stop() }
      var first = try service.connect()
      try first.writeText("in\n")
      try #require(try first.readText() == "in")
      // A connection takes two descriptors here, the client's and the server's. With one left the server has none; other
      // threads of this process may take or give back one at any time, and then the number is put right.
      var fillers: [Int32] = []
      while case let raw = unsafe open("/dev/null", O_RDONLY), raw >= 0 { fillers.append(raw) }
      var refused = 0
      for _ in 0..<1_000 where refused < 20 {
        do {
          var client = try service.connect()
          try? client.writeText("hello\n")
          if try client.readText() == "busy" {
            refused += 1
          } else if case let raw = unsafe open("/dev/null", O_RDONLY), raw >= 0 {
            fillers.append(raw)
          }
        } catch {
          if let raw = fillers.popLast() { close(raw) }
        }
      }
      try #require(refused == 20)
      try first.writeText("alive\n")
      try #require(try first.readText() == "alive")
      for raw in fillers { close(raw) }
      var late = try service.connect()
      try late.writeText("late\n")
      try #require(try late.readText() == "late")
    }
  }
}
