// Executors by safe words: the runtime's unowned references are confined to this file.

extension SerialExecutor {
  /// What an actor that runs on this executor answers for `unownedExecutor`.
  // Safe as long as the actor holds on to its executor, which every actor of this package does in a `let`.
  @safe package var unowned: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }

  /// Runs jobs that were enqueued here, on the calling thread, in order.
  package func run(_ jobs: [UnownedJob]) {
    for job in jobs { unsafe job.runSynchronously(on: unowned) }
  }
}
