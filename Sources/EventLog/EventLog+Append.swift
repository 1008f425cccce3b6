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
    _ command: CommandLines, _ urgency: Urgency = .ordinary
  ) throws(LogError) -> ClosedRange<UInt64> {
    let size = command.bytes.count + command.count * 64
    guard command.count > 0, command.count <= options.limits.commandLines, size <= options.limits.commandBytes else {
      throw .commandTooLarge(lines: command.count, bytes: size)
    }
    try makeRoom(for: size, urgency)
    let first = nextSeq
    if needsNewGroup(for: size) {
      var group = Group(firstSeq: first, opensSegment: false, after: appended, expecting: expectedBytes)
      try group.append(command, lineBytes: options.limits.lineBytes)
      waiting.append(group)
      lastIsClosed = false
    } else {
      try waiting[waiting.count - 1].append(command, lineBytes: options.limits.lineBytes)
    }
    return first...waiting[waiting.count - 1].position.seq
  }

  /// Appends one whole command whose lines stand apart.
  package mutating func append(
    _ command: [LineParts], _ urgency: Urgency = .ordinary
  ) throws(LogError) -> ClosedRange<UInt64> {
    try append(CommandLines(command), urgency)
  }

  private func needsNewGroup(for size: Int) -> Bool {
    if waiting.isEmpty || lastIsClosed { return true }
    return waiting[waiting.count - 1].bytes.count + size > options.limits.groupBytes
  }

  /// Makes sure that a command of `bytes` can be appended; for asking before anything is decided.
  ///
  /// - Throws: `full`, `backlog`, `segmentChangeOverdue`, `stopped`.
  package mutating func makeRoom(for bytes: Int, _ urgency: Urgency = .ordinary) throws(LogError) {
    if let stopped { throw .stopped(stopped) }
    // Group by group and field by field: a copy of a group or a position counts the references of all it holds.
    var collected = 0
    for index in waiting.indices { collected += waiting[index].bytes.count }
    guard collected + bytes <= options.limits.collectedBytes else { throw .backlog(bytes: collected) }
    let end = appendedEnd + UInt64(bytes)
    guard end <= options.limits.longestSegment else { throw .segmentChangeOverdue }
    let needed = end + (urgency == .ordinary ? options.limits.reservedForUrgent : 0)
    guard needed > reservedEnd else { return }
    // A segment that does not exist yet takes its space when it is made.
    guard !waiting.contains(where: \.opensSegment), !isOpeningSegment else { return }
    do throws(SystemError) {
      reservedEnd = try SpaceReservation.extend(file, from: reservedEnd, to: needed + options.limits.reservedAhead)
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
  package var isSegmentChangeDue: Bool { appendedEnd >= options.limits.segmentBytes }

  /// What the first line of a new segment has to say.
  package var segmentFacts: SegmentFacts { SegmentFacts(previousLength: appended.end, tree: appended.tree) }

  /// Appends the first line of a new segment, made from `segmentFacts`, as a group of its own.
  ///
  /// - Returns: its seq.
  package mutating func changeSegment(_ line: LineParts) throws(LogError) -> UInt64 {
    if let stopped { throw .stopped(stopped) }
    var group = Group(firstSeq: nextSeq, opensSegment: true, after: appended)
    try group.append(CommandLines([line]), lineBytes: options.limits.lineBytes)
    guard let frame = LineFrame.unsummed(group.bytes, 0..<group.bytes.count - FrameText.sumLength - 1),
      SegmentFacts(frame, in: group.bytes) == segmentFacts
    else { throw .malformedLine(reason: "it does not say what a new segment has to say") }
    waiting.append(group)
    lastIsClosed = true
    return group.position.seq
  }
}
