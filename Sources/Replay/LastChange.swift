// The last change of what stands at a path, in one pass over a log with the one model that holds it.

package import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import Projections

/// For those who keep no states along the log.
package struct LastChange {
  private let path: StatePath
  private let section: String
  private let key: String
  private let type: any Projection.Type

  /// Throws when the path names no single thing, or one that every event changes.
  package init(of path: StatePath) throws(ReplayError) {
    (section, key, type) = try path.thing
    self.path = path
  }

  /// The change by the last event up to a seq that made one; nil when nothing ever stood there.
  /// `look` is called every `Limits.eventsBetweenLooks` events with the seq reached, and throws to stop.
  package func find(in reader: LogReader, through last: UInt64, look: (UInt64) throws -> Void) throws -> PathChange? {
    guard last > 0 else { return nil }
    var model = type.init()
    var thing: [UInt8]?
    var value: JSONValue?
    var found: PathChange?
    try reader.forEachLine(from: 1, to: last) { line in
      let record = try ReplayLog.record(of: line)
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      model.apply(record)
      let now = model.thing(key, in: section)
      guard now != thing else { return true }
      thing = now
      let new = try path.value(in: now)
      if new != value { found = PathChange(record, old: value, new: new) }
      value = new
      return true
    }
    return found
  }
}
