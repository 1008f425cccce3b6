// Connections in the order in which they are looked at.

/// First in, first out. Elements move once, when half of the array has been taken.
struct WorkQueue {
  private var ids: [ConnectionID] = []
  private var start = 0

  var isEmpty: Bool { start == ids.count }

  mutating func append(_ id: ConnectionID) {
    ids.append(id)
  }

  mutating func next() -> ConnectionID? {
    if isEmpty { return nil }
    let id = ids[start]
    start += 1
    if isEmpty {
      ids.removeAll(keepingCapacity: true)
      start = 0
    }
    return id
  }
}
