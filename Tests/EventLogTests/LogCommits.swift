// Committing in one step, for tests that do not look at the steps.

import EventLog

extension EventLog {
  /// Commits, on this thread, whatever waits.
  @discardableResult
  mutating func commitAll() -> [CommitResult] {
    var results: [CommitResult] = []
    while let commit = beginCommit() { results.append(endCommit(commit.run())) }
    return results
  }
}

/// Something a test did not expect, with what it was.
struct Unexpected: Error {
  let text: String

  init(_ value: some Any) { text = String(describing: value) }
}
