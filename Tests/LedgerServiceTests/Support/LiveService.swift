// The real service, wired as the program wires it, on a thread of its own.
import LedgerService
import SystemCalls
import Testing

/// One life of a service, from its start to its end.
final class LiveService: Sendable {
  /// What it said once it took connections.
  let report: ServiceReport
  private let stopSwitch: StopSwitch
  private let thread: SystemThread
  private let life: Monitor<Life>

  /// How far a life has come.
  private struct Life: Sendable {
    var report: ServiceReport?
    var end: Result<Int32, any Error>?
  }

  /// Starts a service and waits until it takes connections.
  ///
  /// - Throws: what kept it from starting.
  init(_ options: ServiceOptions, diagnostics: Diagnostics) throws {
    let life = Monitor(Life())
    let stopSwitch = StopSwitch()
    thread = try SystemThread(name: "service") {
      let end = Result {
        try LedgerService.run(options, diagnostics: diagnostics, stop: stopSwitch) { report in
          life.withLock { $0.report = report }
          life.wakeAll()
        }
      }
      life.withLock { $0.end = end }
      life.wakeAll()
    }
    let start: Result<ServiceReport, any Error> = life.wait { life in
      if let report = life.report { return .success(report) }
      return life.end.map { end in Result { throw StartFailure(end) } }
    }
    self.life = life
    self.stopSwitch = stopSwitch
    do { report = try start.get() } catch let failure as StartFailure {
      thread.join()
      throw failure.cause
    }
  }

  /// Asks for an orderly stop and goes on.
  func askToStop() { stopSwitch.stop() }

  /// Waits for the end of its life.
  ///
  /// - Returns: the exit status of the program.
  func waitForEnd() throws -> Int32 {
    let end = life.wait { $0.end }
    thread.join()
    return try end.get()
  }

  @discardableResult
  func stop() throws -> Int32 {
    askToStop()
    return try waitForEnd()
  }
}

/// A service that ended before it took a connection.
private struct StartFailure: Error {
  let cause: any Error

  init(_ end: Result<Int32, any Error>) {
    switch end {
    case .success(let status): cause = EarlyEnd(status: status)
    case .failure(let error): cause = error
    }
  }
}

/// A service that ended in order without ever having been ready.
struct EarlyEnd: Error {
  let status: Int32
}
