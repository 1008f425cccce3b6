// Signals of the process, delivered between everything else on the loop.

package import SystemCalls

/// Catches signals and reports them in the turn after they came. One at a time in a process.
package struct SignalWatch: ~Copyable, Sendable {
  private let pipe: SignalPipe

  private init(_ pipe: consuming SignalPipe) {
    self.pipe = pipe
  }

  /// Catches `signals` from now on, for all threads.
  package static func start(_ signals: [Int32], on loop: EventLoop, thenIgnoring: Bool = false) throws(SystemError)
    -> SignalWatch
  {
    let pipe = try SignalPipe.catching(signals, thenIgnoring: thenIgnoring)
    try loop.watch(pipe.raw, token: WatchSpace.signals.token(0), for: .readable)
    return SignalWatch(pipe)
  }

  /// The signals that came since the last turn, oldest first.
  package func take(from ready: ReadyList) -> [Int32] {
    let isReady = ready.contains { WatchSpace.signals.number(of: $0.token) != nil }
    return isReady ? pipe.take() : []
  }
}
