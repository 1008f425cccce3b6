// What goes out: one write a turn to each connection that has something to be told.

internal import SystemCalls

extension LineServer {
  /// Remembers to write at the end of the turn. If the kernel has refused bytes before, it says when it takes more.
  func noteOutput(of connection: Connection) {
    if connection.isUnflushed || connection.isWriteBlocked { return }
    connection.isUnflushed = true
    unflushed.append(connection.id)
  }

  /// Gives the kernel what it takes with one call.
  func write(_ connection: Connection) {
    if !connection.output.isEmpty {
      let result = connection.descriptor.send(connection.output.bytes, from: connection.output.start)
      if result.value > 0 {
        connection.lastActive = now
        connection.output.drop(result.value)
      } else if !result.wouldBlock {
        return loseReader(of: connection)
      }
    }
    connection.isWriteBlocked = !connection.output.isEmpty
    if connection.isFinishing && !connection.isWriteBlocked { return end(connection) }
    if connection.isChoked && connection.output.count <= limits.outputLow {
      connection.isChoked = false
      enqueue(connection)
    }
    updateInterest(of: connection)
  }

  /// The client has closed, which writing noticed before reading did.
  private func loseReader(of connection: Connection) {
    connection.isWriteBlocked = false
    connection.output = OutputQueue()
    connection.readiness.insert(.hungUp)
    enqueue(connection)
  }
}
