// What happened to an invite after it was issued, of the few to which it did.

package import InviteLedger

/// How an invite was closed by hand.
package struct InviteClosing: Hashable, Sendable {
  package var revoked: Intervention?
  /// The invite that was redeemed or issued instead.
  package var successor: InviteID?
}

/// Somebody stepped in: revoked an invite, or took that back.
package struct Intervention: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var reason: PersonalText?

  /// Of nobody.
  fileprivate init() { (seq, time, actor, reason) = (0, .blank, "", nil) }

  init(_ record: Record, reason: PersonalText?) {
    seq = record.seq
    time = record.time
    actor = record.actor
    self.reason = reason
  }
}

extension Intervention: Imaged {
  package static var blank: Intervention { Intervention() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try reason.pass(&image)
  }
}

/// An inviter who is suspended: what became of his live invites, and who stepped in.
package struct SuspensionView: Hashable, Sendable {
  package var mode: SuspensionMode
  package var intervention: Intervention
}

/// How often something was done to an invite, and when last.
package struct Repetition: Hashable, Sendable {
  package var count: UInt32
  package var lastSeq: UInt64
  package var lastTime: Timestamp

  /// Never.
  fileprivate init() { (count, lastSeq, lastTime) = (0, 0, .blank) }

  /// One more than before.
  init(_ before: Repetition?, _ record: Record) {
    count = (before?.count ?? 0) &+ 1
    lastSeq = record.seq
    lastTime = record.time
  }
}

extension Repetition: Imaged {
  package static var blank: Repetition { Repetition() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try count.pass(&image)
    try lastSeq.pass(&image)
    try lastTime.pass(&image)
  }
}

/// What mail tools reported about the mail of an invite.
package struct DeliveryHistory: Hashable, Sendable {
  /// The report that counts, and what it said beyond its state.
  package private(set) var standing: Delivery
  package private(set) var detail: PersonalText?
  /// Seq of the event of that report.
  package private(set) var seq: UInt64
  /// How many reports there were of each state, in the order of `DeliveryState.allCases`.
  private var counts = [UInt32](repeating: 0, count: DeliveryState.allCases.count)

  /// Of nothing.
  fileprivate init() { (standing, detail, seq) = (.blank, nil, 0) }

  init(_ event: DeliveryRecorded, _ record: Record) {
    standing = Delivery(state: event.state, time: event.time ?? record.time)
    detail = event.detail
    seq = record.seq
    count(event)
  }

  mutating func add(_ event: DeliveryRecorded, _ record: Record) {
    count(event)
    let report = Delivery(state: event.state, time: event.time ?? record.time)
    guard standing.yields(to: report) else { return }
    standing = report
    detail = event.detail
    seq = record.seq
  }

  /// The states that were reported, and how often.
  package var reported: [(state: DeliveryState, count: UInt32)] {
    zip(DeliveryState.allCases, counts).filter { $0.1 > 0 }.map { (state: $0, count: $1) }
  }

  private mutating func count(_ event: DeliveryRecorded) { counts[event.state.place] &+= 1 }
}

extension DeliveryHistory: Imaged {
  package static var blank: DeliveryHistory { DeliveryHistory() }

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try standing.pass(&image)
    try detail.pass(&image)
    try seq.pass(&image)
    try counts.pass(&image)
  }
}

/// What few invites have: each member is nil for an invite to which it never happened.
struct InviteHistory: Hashable, Sendable {
  var resends: Repetition?
  var reveals: Repetition?
  /// Which token redeems it, if it is not the first.
  var generation: UInt32 = 1
  var rotations: Repetition?
  var addressed: Repetition?
  var reinstated: Intervention?
  var delivery: DeliveryHistory?
}
