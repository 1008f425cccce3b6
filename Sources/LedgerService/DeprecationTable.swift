// Who still uses what is on its way out.
package import InviteLedger
package import LineProtocol

/// Uses of deprecated verbs and parameters by user and program, since the service started. It holds a fixed number of
/// rows; further users are counted together.
package struct DeprecationTable: Sendable {
  /// Who uses what.
  package struct Key: Hashable, Sendable {
    package var what: String
    package var uid: UInt32
    /// Nil for one that had ended before it could be asked for.
    package var program: String?

    package init(what: String, uid: UInt32, program: String?) {
      self.what = what
      self.uid = uid
      self.program = program
    }
  }

  package struct Row: Hashable, Sendable {
    package let key: Key
    package let deprecation: Deprecation
    package let first: Timestamp
    package fileprivate(set) var last: Timestamp
    package fileprivate(set) var count: UInt64
  }

  /// In the order in which they came.
  package private(set) var rows: [Row] = []
  /// Uses that found no room.
  package private(set) var more: UInt64 = 0
  private var places: [Key: Int] = [:]

  package init() {}

  package mutating func note(_ use: DeprecatedUse, uid: UInt32, program: String?, at now: Timestamp) {
    let key = Key(what: use.what, uid: uid, program: program)
    if let place = places[key] {
      rows[place].last = now
      rows[place].count += 1
    } else if rows.count < Limits.deprecatedUsers {
      places[key] = rows.count
      rows.append(Row(key: key, deprecation: use.deprecation, first: now, last: now, count: 1))
    } else {
      more += 1
    }
  }
}
