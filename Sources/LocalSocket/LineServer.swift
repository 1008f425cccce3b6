// Connections that talk in lines, behind one listener: who said what, and what goes back, within bounds.

package import SystemCalls

/// Serves the connections of one listener for an owner on the event loop.
///
/// The owner passes on what the loop found ready (`note`), asks for events until there are none (`nextEvent`), and ends its turn with
/// `flush`. Nothing here waits or calls back. Not Sendable on purpose: it belongs to the actor that lives on the loop.
package final class LineServer {
  /// What is said to a client before it is hung up on; whole lines.
  package struct Farewells: Sendable {
    /// To those who cannot be taken on.
    package var busy: [UInt8]
    /// To those who make room for others.
    package var idle: [UInt8]

    package init(busy: [UInt8], idle: [UInt8]) {
      self.busy = busy
      self.idle = idle
    }
  }

  let listener: Listener
  let loop: EventLoop
  let limits: SocketLimits
  let farewells: Farewells
  let space: WatchSpace
  var table = ConnectionTable()
  var door = Door()
  var now: Int64

  /// Connections to look at, each once.
  var work = WorkQueue()
  /// Connections whose owner has not heard that they are gone.
  var ended: [ConnectionID] = []
  /// Connections with new output.
  var unflushed: [ConnectionID] = []
  /// The connection whose read is being split into lines, and what is left of the read in `buffer`.
  var reading: Connection?
  var unread = 0..<0
  var buffer: [UInt8]
  /// Where input goes that nobody wants any more.
  private var discarded = [UInt8](repeating: 0, count: 16_384)

  /// Starts to serve. The loop reports under tokens of `space`.
  package init(
    _ listener: consuming Listener, on loop: EventLoop, space: WatchSpace = .server,
    limits: SocketLimits = SocketLimits(),
    farewells: Farewells
  ) throws(SystemError) {
    self.listener = listener
    self.loop = loop
    self.space = space
    self.limits = limits
    self.farewells = farewells
    buffer = [UInt8](repeating: 0, count: limits.readBytes)
    now = SystemClock.monotonicNanoseconds
    try openDoor()
  }

  /// Removes the socket file if it is still this server's, at the end of its life.
  package func removeSocketFile() throws(SystemError) { try listener.removeFile() }

  /// How many are connected.
  package var connectionCount: Int { table.count }

  // MARK: A turn

  /// Takes note of what is ready and starts a turn. To be called once per turn, also if nothing is ready.
  package func note(_ ready: ReadyList) {
    now = SystemClock.monotonicNanoseconds
    startAccepting()
    for event in ready {
      guard let number = space.number(of: event.token) else { continue }
      if number == Door.number {
        door.isKnockedAt = true
      } else if let connection = table[ConnectionID(number: number)] {
        connection.readiness.formUnion(event.readiness)
        enqueue(connection)
      }
    }
  }

  /// The next thing that happened, nil when there is nothing more in this turn.
  package func nextEvent() -> ConnectionEvent? {
    while true {
      if !ended.isEmpty { return .closed(ended.removeFirst()) }
      if let event = nextLine() ?? nextArrival() { return event }
      guard let id = work.next() else { return nil }
      guard let connection = table[id] else { continue }
      connection.isQueued = false
      if let event = look(at: connection) { return event }
    }
  }

  /// Writes what was sent, once per connection, and ends the turn.
  package func flush() {
    let batch = unflushed
    unflushed.removeAll(keepingCapacity: true)
    for id in batch {
      guard let connection = table[id] else { continue }
      connection.isUnflushed = false
      write(connection)
    }
    if !work.isEmpty || !ended.isEmpty { loop.wake(within: .zero) }
  }

  // MARK: What the owner says

  /// Queues bytes for a connection. For one that is gone they are dropped.
  package func send(_ bytes: [UInt8], to id: ConnectionID) {
    send(bytes[...], to: id)
  }

  /// Queues bytes for a connection. For one that is gone they are dropped.
  package func send(_ bytes: ArraySlice<UInt8>, to id: ConnectionID) {
    send(to: id) { output in output.append(contentsOf: bytes) }
  }

  /// Queues what `append` adds to the end of a connection's output. For one that is gone it is dropped.
  package func send(to id: ConnectionID, _ append: (inout [UInt8]) -> Void) {
    guard let connection = table[id], !connection.isHungUp else {
      var dropped: [UInt8] = []
      return append(&dropped)
    }
    guard connection.output.grow(append) else { return }
    if connection.output.count >= limits.outputHigh { connection.isChoked = true }
    noteOutput(of: connection)
  }

  /// How many bytes may be sent before the connection counts as one that does not read; 0 for one that is gone.
  package func outputSpace(of id: ConnectionID) -> Int {
    table[id].map { max(0, limits.outputHigh - $0.output.count) } ?? 0
  }

  /// Hands out no more lines of a connection until `resume`. They stay where they are, at most one read here and the rest in the kernel.
  package func pause(_ id: ConnectionID) {
    guard let connection = table[id] else { return }
    connection.isPaused = true
    if connection.isHungUp { enqueue(connection) }
  }

  /// Hands out lines again, in this turn or the next.
  package func resume(_ id: ConnectionID) {
    guard let connection = table[id], connection.isPaused else { return }
    connection.isPaused = false
    enqueue(connection)
  }

  /// Hands out no more lines, and closes when all output has been taken.
  package func finish(_ id: ConnectionID) {
    guard let connection = table[id] else { return }
    connection.isFinishing = true
    connection.unsplit = []
    noteOutput(of: connection)
  }

  /// Closes at once. `.closed` follows, as always.
  package func close(_ id: ConnectionID) {
    if let connection = table[id] { end(connection) }
  }

  /// Says whether something is under way for a connection that a line from its client did not just show, such as a tail: then it is not
  /// hung up on to make room.
  package func setBusy(_ isBusy: Bool, _ id: ConnectionID) {
    table[id]?.isBusy = isBusy
  }

  // MARK: Coming and going

  /// Makes sure that a connection is looked at in this turn or the next.
  func enqueue(_ connection: Connection) {
    if connection.isQueued { return }
    connection.isQueued = true
    work.append(connection.id)
  }

  /// Forgets a connection, which closes it. What its client had sent and nobody read is taken first: the kernel would otherwise turn the
  /// end of our answers into an error on its side.
  func end(_ connection: Connection) {
    table.remove(connection)
    connection.isOver = true
    ended.append(connection.id)
    if !connection.sawEnd { discardInput(of: connection.descriptor) }
  }

  /// Takes what waits to be read, once.
  func discardInput(of descriptor: borrowing Descriptor) {
    _ = descriptor.receive(into: &discarded)
  }
}
