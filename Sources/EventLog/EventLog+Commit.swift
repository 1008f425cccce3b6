// Making groups durable, one at a time.

internal import Hashing
internal import SystemCalls

extension EventLog {
  /// Takes the oldest waiting group. The caller runs the commit, on any thread, and gives its outcome to `endCommit`.
  ///
  /// - Returns: nil when nothing waits, a commit is under way, or the log has stopped.
  package mutating func beginCommit() -> GroupCommit? {
    guard underWay == nil, stopped == nil, !waiting.isEmpty else { return nil }
    let group = waiting.removeFirst()
    expectedBytes = group.bytes.count
    underWay = .group(group)
    return GroupCommit(work: work(for: group), bytes: group.bytes, start: group.start)
  }

  private func work(for group: Group) -> GroupCommit.Work {
    guard group.opensSegment else { return .lines(file) }
    let segment = NewSegment(
      directory: options.directory, firstSeq: group.firstSeq, head: head.writing(durable.head),
      sealed: (file, durable.end), reserve: options.limits.reservedAhead)
    return .segment(segment)
  }

  /// Takes the outcome of the commit that is under way: its lines become durable and visible, or are undone.
  package mutating func endCommit(_ outcome: CommitOutcome) -> CommitResult {
    defer { underWay = nil }
    switch (underWay, outcome.result) {
    case (.group(let group), .durable): return publish(group, outcome)
    case (.group(let group), .noSpace): return undo(from: group)
    case (.head(let write), .durable):
      head.wrote(write)
      return .head
    case (.head, .noSpace): return .head
    case (_, .failed(let error)): return stop(after: error)
    case (nil, _): preconditionFailure("endCommit without beginCommit")
    }
  }

  private mutating func publish(_ group: Group, _ outcome: CommitOutcome) -> CommitResult {
    if group.opensSegment, let made = outcome.file {
      head.wrote(head.writing(durable.head))
      file = made
      reservedEnd = outcome.reservedEnd
      index.open(firstSeq: group.firstSeq, end: 0, starts: [])
    }
    durable = group.position
    index.publish(group.lineStarts, end: durable.end, lastSeq: durable.seq)
    return .durable(group.firstSeq...durable.seq, durable)
  }

  /// Forgets the group that found no space and everything that was decided after it.
  private mutating func undo(from group: Group) -> CommitResult {
    reservedEnd = durable.end
    waiting = []
    lastIsClosed = false
    return .full(retryMilliseconds: options.limits.retryMilliseconds, droppedFrom: group.firstSeq)
  }

  /// Nothing is written after a failed write or sync: nobody can know what the disk has.
  private mutating func stop(after error: SystemError) -> CommitResult {
    stoppedAt = appended
    stopped = error
    waiting = []
    return .failed(error)
  }

  /// The work of writing `head`, for a second without commands.
  ///
  /// - Returns: nil when head says what is durable already, a commit is under way, or the log has stopped.
  package mutating func beginHead() -> GroupCommit? {
    guard underWay == nil, stopped == nil, head.current.record != durable.head else { return nil }
    let write = head.writing(durable.head)
    underWay = .head(write)
    return GroupCommit(work: .head(write), bytes: [], start: 0)
  }

  /// Writes `head` in place, on this thread, if it does not say what is durable already.
  package mutating func writeHead() throws(LogError) {
    if let stopped { throw .stopped(stopped) }
    guard let commit = beginHead() else { return }
    if case .failed(let error) = endCommit(commit.run()) { throw .stopped(error) }
  }
}
