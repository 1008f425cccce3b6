// What comes in: one read a turn from each connection that is ready, split into lines.

internal import SystemCalls

extension LineServer {
  /// The next line of the read that is being split.
  func nextLine() -> ConnectionEvent? {
    guard let connection = reading else { return nil }
    if !connection.isHeldBack && !connection.isOver {
      var position = unread.lowerBound
      if let piece = connection.splitter.next(in: buffer, from: &position, to: unread.upperBound) {
        unread = position..<unread.upperBound
        return switch piece {
        case .line(let line): .line(connection.id, line)
        case .tooLong: .lineTooLong(connection.id)
        }
      }
    } else if !connection.isFinishing && !connection.isOver {
      connection.unsplit = Array(buffer[unread])
    }
    reading = nil
    return nil
  }

  /// Does for one connection what it is ready for.
  func look(at connection: Connection) -> ConnectionEvent? {
    let readiness = connection.readiness
    connection.readiness = []
    if !readiness.isDisjoint(with: [.hungUp, .failed]) && !connection.isHungUp {
      hangUp(connection)
      return nil
    }
    if readiness.contains(.writable) { write(connection) }
    if connection.isHungUp && connection.sawEnd {
      end(connection)
    } else if connection.isHungUp && connection.isPaused {
      return .gone(connection.id)
    } else if !connection.isHeldBack && !connection.unsplit.isEmpty {
      splitRest(of: connection)
    } else if !connection.isHeldBack && !connection.sawEnd && (readiness.contains(.readable) || connection.isHungUp) {
      return read(connection)
    } else {
      updateInterest(of: connection, isUnwanted: readiness.contains(.readable))
    }
    return nil
  }

  /// Goes on with a read whose rest was put aside. It must not be looked at twice before it is split.
  private func splitRest(of connection: Connection) {
    let rest = connection.unsplit
    connection.unsplit = []
    buffer.replaceSubrange(0..<rest.count, with: rest)
    startSplitting(rest.count, of: connection)
  }

  private func read(_ connection: Connection) -> ConnectionEvent? {
    let result = connection.descriptor.receive(into: &buffer)
    if result.wouldBlock {
      updateInterest(of: connection)
      return nil
    }
    if result.value > 0 {
      connection.lastActive = now
      startSplitting(result.value, of: connection)
      return nil
    }
    // The end; an error says the same with less courtesy.
    connection.sawEnd = true
    if !result.succeeded { connection.isHungUp = true }
    if connection.isHungUp { enqueue(connection) }
    return .endOfInput(connection.id, partial: connection.splitter.hasPartial)
  }

  /// Hands out the lines in the first `count` bytes of the buffer next, and sees to it that the read after this one happens: the loop
  /// reports more input, or nobody does because the client is gone.
  private func startSplitting(_ count: Int, of connection: Connection) {
    reading = connection
    unread = 0..<count
    if connection.isHungUp {
      enqueue(connection)
    } else {
      updateInterest(of: connection)
    }
  }

  /// The client has closed altogether. What it sent before is still served; nothing goes back. The loop cannot be told to keep quiet about
  /// it, so it forgets the connection.
  private func hangUp(_ connection: Connection) {
    connection.isHungUp = true
    connection.isChoked = false
    connection.output = OutputQueue()
    if connection.sawEnd || connection.isFinishing { return end(connection) }
    try? loop.forget(connection.descriptor.raw)
    enqueue(connection)
  }

  /// Tells the loop what to report, where that has changed.
  ///
  /// - Parameter isUnwanted: there is input that is not wanted now. Only then its reports are turned off: a pause is mostly shorter than
  ///   the time until the client's next line, and then costs no call.
  func updateInterest(of connection: Connection, isUnwanted: Bool = false) {
    if connection.isHungUp { return }
    var interest = connection.interest
    if !connection.isHeldBack && !connection.sawEnd {
      interest.insert(.readable)
    } else if isUnwanted {
      interest.remove(.readable)
    }
    if connection.isWriteBlocked { interest.insert(.writable) } else { interest.remove(.writable) }
    if interest == connection.interest { return }
    connection.interest = interest
    let token = space.token(connection.id.number)
    // Fails only when the kernel is out of memory; the connection is then as good as gone.
    do { try loop.change(connection.descriptor.raw, token: token, to: interest) } catch { end(connection) }
  }
}
