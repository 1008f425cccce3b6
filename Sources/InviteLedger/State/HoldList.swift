// Uses of one invite that are kept for somebody, by the moment at which each lapses.

/// What counting the live reservations of an invite takes: their ends, in order. Counting is a search by halves; a
/// reservation that lapsed stays until half of the list has, so that adding one costs a constant on average.
package struct HoldList: Hashable, Sendable {
  fileprivate struct Hold: Hashable, Sendable {
    var until: Timestamp
    var reservation: ReservationID
  }

  /// By `until`, then by number.
  private var holds: [Hold] = []

  package init() {}

  /// Whether nothing was kept since the last ones lapsed; true does not depend on the moment, false may be out of date.
  package var isEmpty: Bool { holds.isEmpty }

  /// How many have not lapsed at a moment.
  package func count(at now: Timestamp) -> UInt32 {
    if holds.isEmpty { return 0 }
    return UInt32(clamping: holds.count - place { $0.until <= now })
  }

  /// Those that have not lapsed at a moment, the one that lapses first at the beginning, `limit` at most.
  package func reservations(at now: Timestamp, limit: Int = .max) -> [ReservationID] {
    holds.dropFirst(place { $0.until <= now }).prefix(limit).map(\.reservation)
  }

  /// Adds a reservation that is made at `now`.
  package mutating func add(_ reservation: ReservationID, until: Timestamp, at now: Timestamp) {
    let lapsed = place { $0.until <= now }
    if lapsed * 2 > holds.count { holds.removeFirst(lapsed) }
    holds.insert(
      Hold(until: until, reservation: reservation),
      at: place { ($0.until, $0.reservation.number) < (until, reservation.number) })
  }

  /// Takes a reservation out that was released or used up; one that is not there any more is left alone.
  package mutating func remove(_ reservation: ReservationID, until: Timestamp) {
    let index = place { ($0.until, $0.reservation.number) < (until, reservation.number) }
    if index < holds.count, holds[index].reservation == reservation { holds.remove(at: index) }
  }

  /// The number of holds, all at the beginning, for which this is true.
  private func place(where isBefore: (Hold) -> Bool) -> Int {
    var low = 0
    var high = holds.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(holds[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension HoldList: Imaged {
  package static var blank: HoldList { HoldList() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&holds) }
}

extension HoldList.Hold: Imaged {
  static var blank: Self { Self(until: .blank, reservation: .blank) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&until)
    try image.pass(&reservation)
  }
}
