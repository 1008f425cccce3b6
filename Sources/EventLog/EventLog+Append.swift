// Appending commands to the group that collects.

internal import Hashing
internal import SystemCalls

/// Whether a command is let in when space runs out.
package enum Urgency: Sendable {
  /// Refused while the space kept for urgent commands is all there is.
  case ordinary
  /// Redeeming, revoking, erasing: what must not wait for an operator to find space.
  case urgent
}

extension EventLog {
  /// Appends one whole command.
  ///
  /// - Returns: the seqs of its lines.
  /// - Throws: `commandTooLarge`, `lineTooLong`, `malformedLine`, `backlog`, `full`, `stopped`. Nothing is appended then.
  package mutating func append(
    _ command: [LineParts], _ urgency: Urgency = .ordinary
  ) throws(LogError) -> ClosedRange<UInt64> {
    let limits = options.limits
    let size = command.reduce(0) { $0 + $1.body.count + $1.tail.count + 64 }
    guard !command.isEmpty, command.count <= limits.commandLines, size <= limits.commandBytes else {
      throw .commandTooLarge(lines: command.count, bytes: size)
    }
    try makeRoom(for: size, urgency)
    let first = nextSeq
    if needsNewGroup(for: size) {
      var group = Group(firstSeq: first, opensSegment: false, after: appended)
      try group.append(command, limits: limits)
      waiting.append(group)
      lastIsClosed = false
    } else {
      try waiting[waiting.count - 1].append(command, limits: limits)
    }
    return first...waiting[waiting.count - 1].position.seq
  }

  private func needsNewGroup(for size: Int) -> Bool {
    guard let last = waiting.last, !lastIsClosed else { return true }
    return last.bytes.count + size > options.limits.groupBytes
  }

  /// Makes sure that a command of `bytes` can be appended; for asking before anything is decided.
  ///
  /// - Throws: `full`, `backlog`, `segmentChangeOverdue`, `stopped`.
  package mutating func makeRoom(for bytes: Int, _ urgency: Urgency = .ordinary) throws(LogError) {
    if let stopped { throw .stopped(stopped) }
    let limits = options.limits
    let collected = waiting.reduce(0) { $0 + $1.bytes.count }
    guard collected + bytes <= limits.collectedBytes else { throw .backlog(bytes: collected) }
    let end = appended.end + UInt64(bytes)
    guard end <= limits.longestSegment else { throw .segmentChangeOverdue }
    // A segment that does not exist yet takes its space when it is made.
    guard !waiting.contains(where: \.opensSegment), !isOpeningSegment else { return }
    let needed = end + (urgency == .ordinary ? limits.reservedForUrgent : 0)
    guard needed > reservedEnd else { return }
    do throws(SystemError) {
      reservedEnd = try SpaceReservation.extend(file, from: reservedEnd, to: needed + limits.reservedAhead)
    } catch {
      try reserveExactly(needed, after: error)
    }
  }

  /// Reserves what one command needs where the usual amount is not to be had.
  private mutating func reserveExactly(_ needed: UInt64, after failure: SystemError) throws(LogError) {
    guard failure.meansNoSpace else { throw .system(failure) }
    do throws(SystemError) {
      reservedEnd = try SpaceReservation.extend(file, from: reservedEnd, to: needed)
    } catch {
      throw error.meansNoSpace ? .full(retryMilliseconds: options.limits.retryMilliseconds) : .system(error)
    }
  }

  private var isOpeningSegment: Bool {
    if case .group(let group) = underWay { return group.opensSegment }
    return false
  }

  /// Whether the segment has its length and a new one should be opened before the next command.
  package var isSegmentChangeDue: Bool { appended.end >= options.limits.segmentBytes }

  /// What the first line of a new segment has to say.
  package var segmentFacts: SegmentFacts { SegmentFacts(previousLength: appended.end, tree: appended.tree) }

  /// Appends the first line of a new segment, made from `segmentFacts`, as a group of its own.
  ///
  /// - Returns: its seq.
  package mutating func changeSegment(_ line: LineParts) throws(LogError) -> UInt64 {
    if let stopped { throw .stopped(stopped) }
    var group = Group(firstSeq: nextSeq, opensSegment: true, after: appended)
    try group.append([line], limits: options.limits)
    guard let frame = LineFrame.unsummed(group.bytes, 0..<group.bytes.count - FrameText.sumLength - 1),
      SegmentFacts(frame, in: group.bytes) == segmentFacts
    else { throw .malformedLine(reason: "it does not say what a new segment has to say") }
    waiting.append(group)
    lastIsClosed = true
    return group.position.seq
  }
}
