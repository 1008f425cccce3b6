// Who comes in, and who is turned away: bounded by descriptors and by the limit on connections.

internal import SystemCalls

/// The server's side of its listener.
struct Door: ~Copyable {
  /// The number the listener is watched under; no connection has it.
  static let number: UInt64 = 1 << 56 - 1

  /// Somebody may be waiting.
  var isKnockedAt = false
  /// How many came in during this turn.
  var arrivals = 0
  /// Until when nobody is let in, in nanoseconds of the monotonic clock.
  var closedUntil: Int64?
  /// Given up for a moment when there is no other descriptor left, so that the caller can be told.
  var reserve: Descriptor?
}

extension LineServer {
  /// Starts to listen to the listener.
  func openDoor() throws(SystemError) {
    door.reserve = try Descriptor.reserve()
    try loop.watch(listener.descriptor.raw, token: space.token(Door.number), for: .readable)
  }

  /// Accepts nobody any more; connections that were made go on.
  package func stopAccepting() {
    door.closedUntil = .max
    door.isKnockedAt = false
    try? loop.change(listener.descriptor.raw, token: space.token(Door.number), to: [])
  }

  /// Begins a turn at the door.
  func startAccepting() {
    door.arrivals = 0
    guard let time = door.closedUntil, time != .max else { return }
    if time > now { return loop.wake(within: .nanoseconds(time - now)) }
    door.closedUntil = nil
    try? loop.change(listener.descriptor.raw, token: space.token(Door.number), to: .readable)
  }

  /// Lets the next caller in.
  func nextArrival() -> ConnectionEvent? {
    while door.isKnockedAt && door.closedUntil == nil && door.arrivals < limits.acceptsPerTurn {
      door.arrivals += 1
      switch listener.descriptor.accept(name: "connection") {
      case .connection(let descriptor):
        if let event = admit(descriptor) { return event }
      case .nothing:
        door.isKnockedAt = false
      case .failed(let error):
        if error.isOutOfDescriptors { refuseWithReserve() } else { rest() }
      }
    }
    door.isKnockedAt = false
    return nil
  }

  /// Takes a caller on, or turns it away.
  private func admit(_ descriptor: consuming Descriptor) -> ConnectionEvent? {
    if table.count >= limits.connections && !makeRoom() {
      turnAway(descriptor)
      return nil
    }
    guard let peer = try? descriptor.peerCredentials() else { return nil }
    let id = table.reserveID()
    do {
      try loop.watch(descriptor.raw, token: space.token(id.number), for: .readable)
    } catch {
      table.cancel(id)
      turnAway(descriptor)
      return nil
    }
    let connection = Connection(id: id, peer: peer, descriptor: descriptor, lineLimit: limits.lineBytes, now: now)
    table.insert(connection)
    return .opened(id, peer)
  }

  /// Hangs up on the longest quiet connection of the user who has the most.
  private func makeRoom() -> Bool {
    let deadline = now - limits.quietBeforeHangUp.clampedNanoseconds
    guard let connection = table.quietest(before: deadline) else { return false }
    _ = connection.descriptor.send(farewells.idle, from: 0)
    end(connection)
    return true
  }

  /// Says why and closes.
  private func turnAway(_ descriptor: consuming Descriptor) {
    _ = descriptor.send(farewells.busy, from: 0)
    discardInput(of: descriptor)
  }

  /// There is no descriptor for the caller but the reserve. Without that, nothing is accepted for a while, so that the loop does not spin.
  private func refuseWithReserve() {
    door.reserve = nil
    if case .connection(let descriptor) = listener.descriptor.accept(name: "connection") { turnAway(descriptor) }
    door.reserve = try? Descriptor.reserve()
    if door.reserve == nil { rest() }
  }

  private func rest() {
    door.closedUntil = now + limits.acceptPause.clampedNanoseconds
    loop.wake(within: limits.acceptPause)
    try? loop.change(listener.descriptor.raw, token: space.token(Door.number), to: [])
  }
}
