// Counts the requests of each key and each uid in a minute, for the limit that policy may set.
package import InviteLedger

/// Windows of a minute, each beginning with the first request in it. Lives in memory alone: a restart forgives.
package struct RequestMeter {
  /// Whom a request counts for.
  package enum Payer: Hashable, Sendable {
    case key(KeyID)
    case uid(UInt32)
    /// All those for whom there is no room.
    case others
  }

  private struct Window {
    var start: Int64
    var count: Int
  }

  private static let length: Int64 = 60_000_000

  private var windows: [Payer: Window] = [:]

  package init() {}

  /// Counts a request, or says in how many milliseconds there is room for it.
  ///
  /// - Parameter now: microseconds of a clock that never goes back.
  package mutating func wait(of payer: Payer, limit: Int, at now: Int64) -> Int64? {
    let payer = place(of: payer, at: now)
    var window = windows[payer] ?? Window(start: now, count: 0)
    if now - window.start >= Self.length { window = Window(start: now, count: 0) }
    guard window.count < limit else { return (window.start + Self.length - now + 999) / 1_000 }
    window.count += 1
    windows[payer] = window
    return nil
  }

  /// Where a payer is counted. When the table is full the windows that have ended go; if none has, it is counted with the
  /// others.
  private mutating func place(of payer: Payer, at now: Int64) -> Payer {
    if windows[payer] != nil || windows.count < Limits.meteredCallers { return payer }
    windows = windows.filter { now - $0.value.start < Self.length }
    return windows.count < Limits.meteredCallers ? payer : .others
  }
}
