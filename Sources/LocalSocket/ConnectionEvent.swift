// What a server tells its owner about connections.

package import SystemCalls

/// Names a connection. Never used again for another one while somebody can still mean the first (2^24 reuses of a slot).
package struct ConnectionID: Hashable, Sendable {
  /// Its place in the server's table: small, and taken by one connection at a time.
  package let slot: UInt32
  /// Below 2^24.
  let generation: UInt32

  /// The number under which the loop watches it.
  var number: UInt64 { UInt64(generation) << 32 | UInt64(slot) }

  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }

  init(number: UInt64) {
    slot = UInt32(truncatingIfNeeded: number)
    generation = UInt32(truncatingIfNeeded: number >> 32)
  }
}

/// Something happened to a connection. Of one connection `.opened` comes first, `.closed` last, and no line after `.endOfInput`.
package enum ConnectionEvent: Sendable {
  /// Somebody connected.
  case opened(ConnectionID, PeerCredentials)

  /// A whole line, without its LF or CR LF. Use it before asking for the next event and let go of it: it is a view of the read buffer.
  case line(ConnectionID, ArraySlice<UInt8>)

  /// A line passed the limit. It is reported once and skipped to its end; the lines after it are served.
  case lineTooLong(ConnectionID)

  /// The client will send no more but may still read. `partial`: its last line had no end and is not to be executed.
  case endOfInput(ConnectionID, partial: Bool)

  /// The client of a paused connection has closed altogether and reads nothing any more: whoever works on its behalf can stop, and resume
  /// the connection (lines that it sent before are still handed out) or close it. A connection that is not paused just ends.
  case gone(ConnectionID)

  /// The connection is over, exactly once for each that was opened, whoever ended it.
  case closed(ConnectionID)
}
