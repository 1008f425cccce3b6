// Which keys were used by whom for what, until the log has it.
package import InviteLedger
package import LineProtocol

/// Counts uses of keys and says when they are to be written down: at once for a local user and a verb that the key was
/// never used with, else a minute after the key's uses were written last.
package struct KeyUsage {
  /// A key, the local user who used it, and for what.
  package struct Source: Hashable, Sendable {
    package var key: KeyID
    package var uid: UInt32
    package var verb: Verb

    package init(key: KeyID, uid: UInt32, verb: Verb) {
      self.key = key
      self.uid = uid
      self.verb = verb
    }
  }

  private struct Sum {
    var count: UInt32
    var pid: Int32
    var program: String?
    var last: Timestamp
  }

  private static let interval: Int64 = 60_000_000

  private var pending: [Source: Sum] = [:]
  /// Sources of which the log has a use.
  private var known: Set<Source>
  /// When each key's uses are written next, in microseconds of boot time.
  private var due: [KeyID: Int64] = [:]
  /// Keys of which the log did not take what was written: it goes with the next group, whenever that is.
  private var returned: Set<KeyID> = []

  /// - Parameter known: what the log has.
  package init(known: Set<Source> = []) { self.known = known }

  /// Counts one use.
  ///
  /// - Parameters:
  ///   - time: the time of the use.
  ///   - boot: microseconds of a clock that never goes back.
  package mutating func note(_ source: Source, pid: Int32, program: String?, at time: Timestamp, boot: Int64) {
    let before = pending[source]?.count ?? 0
    pending[source] = Sum(count: before &+ 1, pid: pid, program: program, last: time)
    let isNew = known.insert(source).inserted || pending.count >= Limits.countedUses
    let next = isNew ? boot : due[source.key] ?? boot
    due[source.key] = next
  }

  /// When something is to be written; nil when nothing is.
  package var deadline: Int64? { pending.keys.compactMap { due[$0.key] }.min() }

  /// Takes out what is to be written now, in an order that depends on nothing else.
  /// - Parameters:
  ///   - boot: the time by a clock that never goes back.
  ///   - isRiding: a group goes to the disk anyway.
  package mutating func take(at boot: Int64, isRiding: Bool = false) -> [KeyUsed] {
    guard let deadline, deadline <= boot || (isRiding && !returned.isEmpty) else { return [] }
    let riding = isRiding ? returned : []
    let uses = take { key, due in due <= boot || riding.contains(key) }
    for use in uses {
      due[use.key] = boot + Self.interval
      returned.remove(use.key)
    }
    return uses
  }

  /// Takes out everything, because the service stops.
  package mutating func takeAll() -> [KeyUsed] { take { _, _ in true } }

  /// Counts again what the log did not take.
  package mutating func putBack(_ uses: [KeyUsed]) {
    for use in uses {
      returned.insert(use.key)
      guard let verb = Verb(rawValue: use.command) else { continue }
      let source = Source(key: use.key, uid: use.uid, verb: verb)
      let later = pending[source]?.count ?? 0
      let sum = pending[source] ?? Sum(count: 0, pid: use.pid, program: use.program, last: use.last)
      pending[source] = Sum(count: later &+ use.count, pid: sum.pid, program: sum.program, last: sum.last)
    }
  }

  private mutating func take(_ isDue: (KeyID, Int64) -> Bool) -> [KeyUsed] {
    let sources = pending.keys.filter { isDue($0.key, due[$0.key] ?? 0) }
    let sorted = sources.sorted { ($0.key, $0.uid, $0.verb.rawValue) < ($1.key, $1.uid, $1.verb.rawValue) }
    return sorted.compactMap { source in
      pending.removeValue(forKey: source).map { sum in
        KeyUsed(
          key: source.key, uid: source.uid, pid: sum.pid, program: sum.program, command: source.verb.rawValue,
          count: sum.count, last: sum.last)
      }
    }
  }
}
