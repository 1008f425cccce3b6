// A running service: opened, replayed, listening, until it is told to stop or its log fails.
import EventLog
package import InviteLedger
import LineProtocol
import LocalSocket
import Synchronization
import SystemCalls

/// What a service says once it takes connections.
package struct ServiceReport: Sendable {
  package var ledger: LedgerID
  package var seq: UInt64
  package var isNew: Bool
  package var socket: String
  /// The event up to which an image gave the state; nil when every line was replayed.
  package var imageSeq: UInt64?
  /// How long reading the image and replaying took.
  package var replayNanoseconds: Int64
  /// What links begin with; nil: `invite:`, which no browser opens.
  package var linkBase: String?
}

/// Runs the service on the calling thread.
package enum LedgerService {
  /// The version that `hello` and `invite-ledger version` say.
  package static let version = "0.1.0"

  /// The version of the line format that is written.
  static let format: UInt32 = 1

  /// Keeps the memory of one turn of the loop for the next. For a process that does nothing but serve, before it does.
  package static func keepMemory() {
    ProcessFacts.keepFreeMemory(upTo: Limits.freeMemoryKept, blocksApartFrom: Limits.blockWithItsOwnMapping)
  }

  /// Opens the ledger, replays it, listens, and serves until a signal, the switch or a failure.
  ///
  /// - Parameters:
  ///   - stop: lets another thread end the service as SIGTERM would.
  ///   - ready: called once, when the socket takes connections.
  /// - Returns: the exit status of the program: 0 after an orderly stop, 74 when the log failed.
  /// - Throws: `LogError`, `StartError`, `ListenError`, `SystemError`, or what replay found.
  package static func run(
    _ options: ServiceOptions, diagnostics: Diagnostics, stop: StopSwitch = StopSwitch(),
    ready: (ServiceReport) -> Void
  ) throws -> Int32 {
    try SignalPipe.ignoreWriteSignals()
    let loop = try EventLoop()
    let signals = options.catchesSignals ? try SignalWatch.start([2, 15], on: loop, thenIgnoring: true) : nil
    let opened = try OpenedLedger.open(options, diagnostics: diagnostics)
    let report = ServiceReport(
      ledger: opened.ledger, seq: opened.log.durableSeq, isNew: opened.log.recovery.isFirstStart,
      socket: options.socket, imageSeq: opened.usedImage, replayNanoseconds: opened.replayNanoseconds,
      linkBase: Links(base: options.baseURL).base(under: opened.fold.state.policy))
    let access: Listener.Access = options.socketGroup.map { .group($0) } ?? .owner
    let listener = try Listener.bind(path: options.socket, access: access)
    let server = try LedgerServer(options, opened, listener: listener, loop: loop, diagnostics: diagnostics)
    stop.attach(loop)
    ready(report)
    var status: Int32 = ExitStatus.ok
    try loop.run { list in
      let isAsked = stop.isAsked || !(signals?.take(from: list) ?? []).isEmpty
      return server.assumeIsolated { server in
        let nap = server.turn(list, isAskedToStop: isAsked)
        guard let verdict = server.verdict() else { return nap }
        status = verdict
        server.close()
        loop.stop()
        return .zero
      }
    }
    return status
  }
}

/// Ends a service from another thread.
package final class StopSwitch: Sendable {
  private let asked = Atomic(false)
  private let loop = Mutex<EventLoop?>(nil)

  package init() {}

  var isAsked: Bool { asked.load(ordering: .acquiring) }

  /// Asks for an orderly stop. Does nothing the second time.
  package func stop() {
    asked.store(true, ordering: .releasing)
    loop.withLock { $0?.post() }
  }

  func attach(_ loop: EventLoop) { self.loop.withLock { $0 = loop } }
}
