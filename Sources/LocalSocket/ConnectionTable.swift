// The connections of a server, found by id in one step.

internal import SystemCalls

/// Slots for connections. An id that outlives its connection finds nothing.
struct ConnectionTable {
  private var slots: [Connection?] = []
  private var generations: [UInt32] = []
  private var free: [UInt32] = []
  private(set) var count = 0
  /// How many each user has.
  private var perUser: [UInt32: Int] = [:]

  subscript(id: ConnectionID) -> Connection? {
    let slot = Int(id.slot)
    guard slot < slots.count, let connection = slots[slot], connection.id == id else { return nil }
    return connection
  }

  /// The id that the next connection gets.
  mutating func reserveID() -> ConnectionID {
    if let slot = free.popLast() { return ConnectionID(slot: slot, generation: generations[Int(slot)]) }
    slots.append(nil)
    generations.append(0)
    return ConnectionID(slot: UInt32(slots.count - 1), generation: 0)
  }

  /// Gives back an id that no connection got.
  mutating func cancel(_ id: ConnectionID) {
    free.append(id.slot)
  }

  mutating func insert(_ connection: Connection) {
    slots[Int(connection.id.slot)] = connection
    perUser[connection.peer.uid, default: 0] += 1
    count += 1
  }

  mutating func remove(_ connection: Connection) {
    let slot = Int(connection.id.slot)
    slots[slot] = nil
    generations[slot] = (generations[slot] + 1) & 0xFF_FFFF
    free.append(connection.id.slot)
    count -= 1
    let left = (perUser[connection.peer.uid] ?? 1) - 1
    perUser[connection.peer.uid] = left == 0 ? nil : left
  }

  /// The longest quiet connection of the user who has the most, among those with nothing under way that were quiet since `deadline`.
  func quietest(before deadline: Int64) -> Connection? {
    let greediest = perUser.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return slots.lazy.compactMap { $0 }
      .filter { $0.peer.uid == greediest?.key && !$0.isBusy && !$0.isPaused && $0.lastActive <= deadline }
      .min { $0.lastActive < $1.lastActive }
  }
}
