// The events that one command came to, and which of them follow from its first.

import InviteLedger

/// The events of one command: what follows from its first one.
struct CommandGroup {
  let first: UInt64
  let count: UInt64
  /// The first did not happen.
  var isGone = false
  /// What follows from the command in the log, and in the world.
  var expected: [Event] = []
  var following: [Event] = []

  init(_ record: Record) {
    first = record.seq
    count = UInt64(record.meta.part?.number == 1 ? record.meta.part?.count ?? 1 : 1)
  }

  func holds(_ record: Record) -> Bool { record.seq > first && record.seq < first + count }

  /// Why an event that follows from the first one does not happen; nil when it does, or is a matter of its own.
  func refusal(of event: Event) -> String? {
    if isGone, event.commands.isEmpty { return "it follows from seq \(first), which does not happen" }
    if expected.contains(event), !following.contains(event) { return "it does not follow from seq \(first) any more" }
    return nil
  }
}
