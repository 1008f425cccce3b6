// Signals as bytes in a pipe, so that a loop sees them among everything else.

internal import CLinux
internal import Glibc
internal import Synchronization

/// Catches signals of this process and makes them readable. One at a time in a process, because handlers are the process's.
package struct SignalPipe: ~Copyable, Sendable {
  private let reader: Descriptor
  private let writer: Descriptor
  private let caught: [Int32]
  /// What the signals do when this value is gone.
  private let isIgnoredThen: Bool

  private init(
    reader: consuming Descriptor, writer: consuming Descriptor, catching signals: [Int32], thenIgnoring: Bool
  ) {
    self.reader = reader
    self.writer = writer
    caught = signals
    isIgnoredThen = thenIgnoring
  }

  /// Catches `signals` from now on, for all threads.
  ///
  /// - Parameters:
  ///   - signals: their numbers.
  ///   - thenIgnoring: for a program that ends after this: a signal that comes while it does must not take its exit status
  ///     away. Without, the signals end the process again.
  package static func catching(_ signals: [Int32], thenIgnoring: Bool = false) throws(SystemError) -> SignalPipe {
    var ends: [Int32] = [-1, -1]
    try systemCall("pipe2", on: "signals") { Int(unsafe clinux_pipe(&ends)) }
    let (isFree, _) = writingEnd.compareExchange(expected: -1, desired: ends[1], ordering: .sequentiallyConsistent)
    precondition(isFree, "signals are caught in one place")
    let pipe = SignalPipe(
      reader: Descriptor(owning: ends[0], name: "signals"),
      writer: Descriptor(owning: ends[1], name: "signals"),
      catching: signals, thenIgnoring: thenIgnoring)
    for signal in signals { try handle(signal, with: forwardSignal) }
    try unblock(signals)
    return pipe
  }

  /// Whoever started this process may have blocked them, and a blocked signal waits for ever.
  private static func unblock(_ signals: [Int32]) throws(SystemError) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in signals { unsafe sigaddset(&set, signal) }
    let code = unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    guard code == 0 else { throw SystemError(call: "pthread_sigmask", target: "signals", code: code) }
  }

  deinit {
    for signal in caught { try? Self.handle(signal, with: isIgnoredThen ? SIG_IGN : SIG_DFL) }
    writingEnd.store(-1, ordering: .sequentiallyConsistent)
  }

  /// The number to watch for readability.
  package var raw: Int32 { reader.raw }

  /// The signals that came since the last call, oldest first.
  package func take() -> [Int32] {
    var bytes: [UInt8] = []
    _ = try? reader.read(appendingTo: &bytes, limit: 64)
    return bytes.map(Int32.init)
  }

  /// Lets writing to a closed connection and growing a file past its limit fail with an error instead of ending the process.
  package static func ignoreWriteSignals() throws(SystemError) {
    try handle(SIGPIPE, with: SIG_IGN)
    try handle(SIGXFSZ, with: SIG_IGN)
  }

  private static func handle(_ signal: Int32, with handler: __sighandler_t?) throws(SystemError) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    try systemCall("sigaction", on: "signal \(signal)") { Int(unsafe sigaction(signal, &action, nil)) }
  }
}

/// Where the handler writes; -1 while nobody listens.
private let writingEnd = Atomic<Int32>(-1)

/// Runs in whatever the signal interrupted: no allocation, no lock, `errno` as it was.
private func forwardSignal(_ signal: Int32) {
  let saved = errno
  let end = writingEnd.load(ordering: .sequentiallyConsistent)
  var byte = UInt8(truncatingIfNeeded: signal)
  if end >= 0 { _ = unsafe Glibc.write(end, &byte, 1) }
  errno = saved
}
