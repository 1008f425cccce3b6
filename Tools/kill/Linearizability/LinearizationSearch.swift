// The search for an order, on the operations of one key.

/// A search with its memory. Its beginnings and ends of operations stand in a list from which an operation is taken out when it
/// was carried out, and put back when that led nowhere.
struct LinearizationSearch<Model: SequentialModel> {
  /// An operation begins, or has been answered.
  private struct Moment {
    let operation: Int
    let isEnd: Bool
    /// Where the end stands, for a beginning whose operation was answered.
    var end: Int?
  }

  /// What was carried out, and the state that it led to.
  private struct Reached: Hashable {
    let taken: [UInt64]
    let state: Model.State
  }

  private let operations: [Operation<Model.Input, Model.Output>]
  private var moments: [Moment] = []
  /// Neighbours in the list; `moments.count` stands before the first and after the last.
  private var next: [Int] = []
  private var previous: [Int] = []
  private var endsLeft = 0
  private var taken: [UInt64]
  private var order: [Int] = []
  /// The longest order that was found.
  private(set) var longest: [Int] = []

  /// - Parameter operations: by the moment they were asked for.
  init(_ operations: [Operation<Model.Input, Model.Output>]) {
    self.operations = operations
    taken = Array(repeating: 0, count: operations.count / 64 + 1)
    var times: [(time: Int64, moment: Moment)] = []
    for (index, operation) in operations.enumerated() {
      times.append((operation.invoked, Moment(operation: index, isEnd: false)))
      guard operation.output != nil else { continue }
      times.append((operation.returned, Moment(operation: index, isEnd: true)))
      endsLeft += 1
    }
    // Of moments at one time the beginnings come first: those operations overlap.
    times.sort { ($0.time, $0.moment.isEnd ? 1 : 0) < ($1.time, $1.moment.isEnd ? 1 : 0) }
    moments = times.map(\.moment)
    let ends = Dictionary(
      uniqueKeysWithValues: moments.indices.filter { moments[$0].isEnd }.map { (moments[$0].operation, $0) })
    for index in moments.indices where !moments[index].isEnd { moments[index].end = ends[moments[index].operation] }
    let places = 0...moments.count
    next = places.map { $0 == moments.count ? 0 : $0 + 1 }
    previous = places.map { $0 == 0 ? moments.count : $0 - 1 }
  }

  /// - Returns: whether there is an order; nil when it was not found out within the steps.
  mutating func run(mostSteps: Int) -> Bool? {
    var state = Model.initial
    var undone: [(moment: Int, state: Model.State)] = []
    var reached: Set<Reached> = []
    var current = next[moments.count]
    var steps = 0
    while endsLeft > 0 {
      let moment = moments[current]
      if !moment.isEnd {
        steps += 1
        if steps > mostSteps { return nil }
        var after = state
        let answer = Model.apply(operations[moment.operation].input, to: &after)
        if operations[moment.operation].output.map({ $0 == answer }) ?? true {
          flip(moment.operation)
          if reached.insert(Reached(taken: taken, state: after)).inserted {
            undone.append((current, state))
            state = after
            take(current)
            current = next[moments.count]
            continue
          }
          flip(moment.operation)
        }
        current = next[current]
      } else {
        // An operation that was answered by now was not taken: what was taken last was wrong.
        guard let last = undone.popLast() else { return false }
        state = last.state
        giveBack(last.moment)
        current = next[last.moment]
      }
    }
    return true
  }

  private mutating func flip(_ operation: Int) { taken[operation / 64] ^= 1 << UInt64(operation % 64) }

  private mutating func take(_ moment: Int) {
    unlink(moment)
    if let end = moments[moment].end {
      unlink(end)
      endsLeft -= 1
    }
    order.append(moments[moment].operation)
    if order.count > longest.count { longest = order }
  }

  private mutating func giveBack(_ moment: Int) {
    if let end = moments[moment].end {
      link(end)
      endsLeft += 1
    }
    link(moment)
    order.removeLast()
    flip(moments[moment].operation)
  }

  private mutating func unlink(_ moment: Int) {
    next[previous[moment]] = next[moment]
    previous[next[moment]] = previous[moment]
  }

  private mutating func link(_ moment: Int) {
    next[previous[moment]] = moment
    previous[next[moment]] = moment
  }
}
