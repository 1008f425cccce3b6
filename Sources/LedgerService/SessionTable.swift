// The sessions of all connections, each found in one step.
import LocalSocket

/// Sessions by connection. A connection's slot is its place here, so nothing is hashed for a line that comes in.
struct SessionTable {
  private var places: [Session?] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// nil for a connection that is gone.
  subscript(id: ConnectionID) -> Session? {
    let place = Int(id.slot)
    guard place < places.count, let session = places[place], session.id == id else { return nil }
    return session
  }

  mutating func insert(_ session: Session) {
    let place = Int(session.id.slot)
    while places.count <= place { places.append(nil) }
    if places[place] == nil { count += 1 }
    places[place] = session
  }

  mutating func remove(_ id: ConnectionID) -> Session? {
    guard let session = self[id] else { return nil }
    places[Int(id.slot)] = nil
    count -= 1
    return session
  }

  /// In the order of their places.
  var all: some Sequence<Session> { places.lazy.compactMap { $0 } }
}
