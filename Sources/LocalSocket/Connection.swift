// One client's end of a socket and everything that is kept for it.

internal import SystemCalls

/// A connection as the server sees it. It lives in the server's table and is closed by leaving it.
final class Connection {
  let id: ConnectionID
  let peer: PeerCredentials
  let descriptor: Descriptor

  var splitter: LineSplitter
  /// The rest of a read whose lines are not wanted yet.
  var unsplit: [UInt8] = []
  var output = OutputQueue()

  /// What the loop reported and nobody looked at yet.
  var readiness: Readiness = []
  /// What the loop reports.
  var interest: Readiness = .readable

  /// The owner does not want lines for now.
  var isPaused = false
  /// It has left the table.
  var isOver = false
  /// The client has closed altogether: nothing more comes but what was sent, nothing more goes out.
  var isHungUp = false
  /// The kernel did not take all output and will say when it takes more.
  var isWriteBlocked = false
  /// Too much output waits; lines are left alone until the client has read.
  var isChoked = false
  /// The owner wants no more lines at all; the connection closes when its output is taken.
  var isFinishing = false
  /// The client has said that it sends no more.
  var sawEnd = false
  /// The owner has something under way for it, so it is not to be hung up on to make room.
  var isBusy = false

  /// It waits in the server's queue of connections to look at.
  var isQueued = false
  /// It waits in the server's list of connections with new output.
  var isUnflushed = false
  /// When bytes last went either way, in nanoseconds of the monotonic clock.
  var lastActive: Int64

  init(id: ConnectionID, peer: PeerCredentials, descriptor: consuming Descriptor, lineLimit: Int, now: Int64) {
    self.id = id
    self.peer = peer
    self.descriptor = descriptor
    splitter = LineSplitter(limit: lineLimit)
    lastActive = now
  }

  /// Whether its lines stay where they are.
  var isHeldBack: Bool { isPaused || isChoked || isFinishing }
}
