// A bounded queue from one thread to another.

/// Hands items over in order. Who puts waits while the queue is full, who takes waits while it is empty.
package final class Conveyor<Item: Sendable>: Sendable {
  private struct Belt {
    var items: [Item] = []
    var isClosed = false
    var isAbandoned = false
  }

  private let belt = Monitor(Belt())
  private let limit: Int

  /// - Parameter limit: how many items may wait to be taken, 1 at least.
  package init(limit: Int) { self.limit = max(1, limit) }

  /// Adds an item as soon as there is room.
  ///
  /// - Returns: false, and nothing is added, once nobody takes any more.
  package func put(_ item: Item) -> Bool {
    let isTaken = belt.wait { belt -> Bool? in
      if belt.isAbandoned { return false }
      guard belt.items.count < limit else { return nil }
      belt.items.append(item)
      return true
    }
    belt.wakeAll()
    return isTaken
  }

  /// The next item as soon as there is one; nil after the last one of a queue that was closed.
  package func take() -> Item? {
    let item = belt.wait { belt -> Item?? in
      if belt.items.isEmpty { return belt.isClosed ? .some(nil) : nil }
      return belt.items.removeFirst()
    }
    belt.wakeAll()
    return item
  }

  /// Nothing more is put.
  package func close() {
    belt.withLock { $0.isClosed = true }
    belt.wakeAll()
  }

  /// Nothing more is taken; what waits is let go.
  package func abandon() {
    belt.withLock { belt in
      belt.isAbandoned = true
      belt.items = []
    }
    belt.wakeAll()
  }
}
