// What a service is started with, and what it is once it runs.
import InviteLedger

/// Where a service keeps its log and listens.
package struct ServiceOptions: Sendable {
  /// The directory of the log; created if absent.
  package var directory: String
  /// The socket's path.
  package var socket: String
  /// The number of the group that may connect beside the owner; nil for nobody.
  package var socketGroup: UInt32?
  /// What links begin with; nil when it was not said.
  package var baseURL: String?

  /// Whether SIGTERM and SIGINT stop it; they are the whole process's, so only a program's one service may say so.
  package var catchesSignals = false

  /// How those who fail to redeem again and again are slowed.
  package var failurePace = FailurePace()

  /// A start or a stop writes an image once so many events came since the last one; nil for never.
  package var imageAfter: UInt64? = Limits.imageAfter

  /// The disk, the clocks, the random numbers.
  package var surroundings = Surroundings.machine

  package init(directory: String, socket: String, socketGroup: UInt32? = nil, baseURL: String? = nil) {
    self.directory = directory
    self.socket = socket
    self.socketGroup = socketGroup
    self.baseURL = baseURL
  }
}

/// What a running service says about itself.
struct ServiceIdentity {
  var ledger: LedgerID
  /// The name of the uid it runs as.
  var systemName: String
}
