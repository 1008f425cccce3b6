// A thread of one's own, for work that blocks: such work must never sit on a shared pool.

internal import CLinux
internal import Glibc

/// A running thread.
package final class SystemThread: Sendable {
  private let handle: pthread_t
  private let joined = Monitor(false)

  /// Starts a thread that runs `body` and ends with it.
  ///
  /// - Parameter name: what `top -H` shows, at most 15 bytes of it.
  package init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let start = unsafe Unmanaged.passRetained(Start(name: String(name.prefix(15)), body: body))
    var handle = pthread_t()
    let code = unsafe pthread_create(&handle, nil, runThread, start.toOpaque())
    guard code == 0 else {
      unsafe start.release()
      throw SystemError(call: "pthread_create", target: name, code: code)
    }
    self.handle = handle
  }

  /// Waits until the thread has ended. A second call returns at once.
  package func join() {
    joined.withLock { done in
      if !done { pthread_join(handle, nil) }
      done = true
    }
  }

  deinit {
    joined.withLock { done in
      if !done { pthread_detach(handle) }
    }
  }

  /// Lets others have the processor before this thread and the threads that it starts from now on: for work that nobody
  /// waits for. Where that is not allowed nothing changes.
  ///
  /// setpriority.
  package static func stepBack() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }

  /// The thread that runs this code.
  package static var current: ThreadID { ThreadID(raw: UInt(pthread_self())) }
}

/// Tells running threads apart.
package struct ThreadID: Hashable, Sendable {
  package let raw: UInt
}

private final class Start: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(name: String, body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument = unsafe argument else { return nil }
  let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
  unsafe clinux_name_this_thread(start.name)
  start.body()
  return nil
}
