// An event as it is stored: its place, time, actor and circumstances.

/// The place of an event among those of one command that appended several.
package struct Part: Hashable, Sendable {
  /// From 1.
  package var number: UInt32
  package var count: UInt32

  package init(number: UInt32, count: UInt32) {
    self.number = number
    self.count = count
  }
}

/// The request id a client gave, so that asking again gives the same answer.
package struct RequestMark: Hashable, Sendable {
  /// 1 to 64 of `[A-Za-z0-9._:-]`.
  package var id: String
  /// base64url of 16 bytes of HMAC over the verb and parameters.
  package var digest: String

  package init(id: String, digest: String) {
    self.id = id
    self.digest = digest
  }
}

/// The circumstances of an event; the order of the fields is their order in a line.
package struct RecordMeta: Hashable, Sendable {
  // `Optional` in full: see `IssueInvite`.
  /// Seq of the first line of the group that was made durable together. Set by the event log.
  package var batch: UInt64
  package var part: Optional<Part>
  /// Seq of the event that led to this one.
  package var cause: Optional<UInt64>
  package var request: Optional<RequestMark>
  /// Real uid of the peer, from the kernel; nil for what the service itself appends.
  package var uid: Optional<UInt32>
  package var pid: Optional<Int32>
  package var traceparent: Optional<String>
  /// Microseconds by which the time stands before the wall clock's reading was corrected; nil when not held.
  package var clockHeld: Optional<Int64>
  /// The access key that the peer showed.
  package var key: Optional<KeyID>

  package init(
    batch: UInt64,
    part: Part? = nil,
    cause: UInt64? = nil,
    request: RequestMark? = nil,
    uid: UInt32? = nil,
    pid: Int32? = nil,
    traceparent: String? = nil,
    clockHeld: Int64? = nil,
    key: KeyID? = nil
  ) {
    self.batch = batch
    self.part = part
    self.cause = cause
    self.request = request
    self.uid = uid
    self.pid = pid
    self.traceparent = traceparent
    self.clockHeld = clockHeld
    self.key = key
  }
}

/// One event of the log.
package struct Record: Hashable, Sendable {
  /// 1-based, gapless, below 2^53: the order of the ledger.
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var event: Event
  package var meta: RecordMeta

  package init(seq: UInt64, time: Timestamp, actor: String, event: Event, meta: RecordMeta) {
    self.seq = seq
    self.time = time
    self.actor = actor
    self.event = event
    self.meta = meta
  }
}
