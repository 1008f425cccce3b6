// Every bound of a socket server, with the arithmetic of what a connection can make it keep.

/// How much one server takes on.
///
/// Memory of one connection, at most: an unfinished line (`lineBytes` + 1), the rest of one read that waits while the connection is held
/// back (`readBytes`), and queued output (`outputHigh` plus the one answer that passed it). With the values below
/// 64 KiB + 64 KiB + 256 KiB = 384 KiB plus one answer; 1,000 hostile connections: 375 MiB. A connection that has nothing under way keeps
/// about 300 bytes, and at most 4 KiB of an emptied queue. Buffers double as they grow: what is allocated can be twice what is used.
package struct SocketLimits: Hashable, Sendable {
  /// The longest line, in bytes without its end.
  package var lineBytes = 65_536

  /// How much is read from one connection in one turn, so that nobody waits for a fast talker.
  package var readBytes = 65_536

  /// Queued output at which a connection's further lines are left where they are, in bytes.
  package var outputHigh = 262_144

  /// Queued output at which its lines are taken again, in bytes.
  package var outputLow = 65_536

  /// Connections at a time. Each takes one descriptor.
  package var connections = 1_000

  /// Connections accepted in one turn.
  package var acceptsPerTurn = 64

  /// Connections that wait to be accepted, as far as the kernel allows (`net.core.somaxconn`).
  package var backlog: Int32 = 1_024

  /// How long a connection must have been quiet before it may be hung up on to make room for another.
  package var quietBeforeHangUp = Duration.seconds(1)

  /// How long accepting rests when there is no descriptor even for a refusal.
  package var acceptPause = Duration.milliseconds(100)

  package init() {}
}
