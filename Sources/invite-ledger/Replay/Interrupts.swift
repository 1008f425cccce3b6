// Ctrl-C stops a long search and not the session.
import Replay
import SystemCalls

/// The signals of a session; a class, because the session's searches look at it from closures.
final class Interrupts: Sendable {
  private static let interrupt: Int32 = 2
  private let pipe: SignalPipe

  /// Catches Ctrl-C from now on.
  init() throws(SystemError) { pipe = try SignalPipe.catching([Self.interrupt]) }

  /// Throws `Interrupted` when the person has asked to stop since the last look.
  func look() throws(Interrupted) {
    if !pipe.take().isEmpty { throw Interrupted() }
  }

  /// Forgets what was asked before a new search.
  func clear() { _ = pipe.take() }
}
