// What a mail tool reports about the mail of an invite.

/// What became of a mail.
package enum DeliveryState: String, CaseIterable, Sendable {
  /// Handed to the next mail server.
  case sent
  /// Could not be sent; trying again may help.
  case failed
  /// Came back.
  case bounced
  case opened
  case clicked
  /// The receiver called it spam.
  case complained

  /// How far along it is: of two reports of one moment the later state counts.
  package var place: Int {
    switch self {
    case .sent: 0
    case .failed: 1
    case .bounced: 2
    case .opened: 3
    case .clicked: 4
    case .complained: 5
    }
  }
}

/// How the mail of an invite stands: the report that counts.
package struct Delivery: Hashable, Sendable {
  package var state: DeliveryState
  /// When it happened, as the report says; else when it was reported.
  package var time: Timestamp

  package init(state: DeliveryState, time: Timestamp) {
    self.state = state
    self.time = time
  }

  /// Whether another report takes the place of this one. The latest by its own time counts, because reports come in
  /// any order; of one moment the one further along. A complaint stays: whoever complained gets no more mail.
  package func yields(to report: Delivery) -> Bool {
    switch (state == .complained, report.state == .complained) {
    case (true, false): false
    case (false, true): true
    case (true, true), (false, false):
      report.time == time ? report.state.place > state.place : report.time > time
    }
  }
}

/// The report about the mail of an invite that counts.
struct StandingDelivery: Hashable, Sendable {
  var delivery: Delivery
  /// Seq of its event.
  var seq: UInt64
}
