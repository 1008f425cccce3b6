// Finding the rows of a page of a list: the first looks on the loop, the rest in slices on the thread that finds rows.
import LineProtocol
import Projections
import SystemCalls

/// Looks at things one after the other, in the order of the list, until a page is full.
struct ListSearch<Thing: Sendable>: Sendable {
  /// The numbers of the things to look at, ascending.
  enum Candidates: Sendable {
    case range(Range<UInt64>)
    case numbers([UInt64])
    /// Too many to gather on the loop; no more than so many.
    case gathered(atMost: Int, @Sendable () -> [UInt64])
  }

  private var candidates: Candidates
  /// How many candidates were looked at.
  private var looked = 0
  /// Things that are wanted at most: one more than the page shows, to know whether there is another page.
  private let limit: Int
  /// The thing of a number, if it is one of the list's.
  private let thing: @Sendable (UInt64) -> Thing?
  private(set) var found: [Thing] = []

  init(_ candidates: Candidates, limit: Int, _ thing: @escaping @Sendable (UInt64) -> Thing?) {
    self.candidates = candidates
    self.limit = limit
    self.thing = thing
  }

  /// How many there are to look at, at most.
  var total: Int {
    switch candidates {
    case .range(let range): range.count
    case .numbers(let numbers): numbers.count
    case .gathered(let most, _): most
    }
  }

  /// Whether a first look may be had on the loop.
  var isGathered: Bool { if case .gathered = candidates { false } else { true } }

  /// Looks at the next candidates. True when the page is full, or nothing is left.
  ///
  /// - Parameters:
  ///   - most: candidates to look at.
  ///   - deadline: when to stop, in microseconds of boot time; looked at every 64 candidates.
  mutating func look(atMost most: Int = .max, until deadline: Int64 = .max) -> Bool {
    if case .gathered(_, let gather) = candidates { candidates = .numbers(gather()) }
    let last = looked + min(most, total - looked)
    while found.count < limit, looked < last {
      if let thing = thing(number(at: looked)) { found.append(thing) }
      looked += 1
      if looked % 64 == 0, SystemClock.bootMicroseconds >= deadline { break }
    }
    return found.count >= limit || looked >= total
  }

  /// Looks on for as long as one search may, on a thread that others wait for too.
  ///
  /// - Returns: the reply, or what goes on where this ended.
  func slice(
    _ progress: QuestionProgress, _ answer: @escaping @Sendable ([Thing]) -> ReplyWriter
  ) -> QuestionOutcome.Result {
    var rest = self
    if rest.look(until: SystemClock.bootMicroseconds + Limits.searchMicroseconds) {
      return .reply(answer(rest.found).bytes, keeping: nil)
    }
    do throws(QuestionGivenUp) { try progress.note(UInt64(rest.looked)) } catch { return .failure("\(error)") }
    return .unfinished { [rest] in rest.slice(progress, answer) }
  }

  private func number(at place: Int) -> UInt64 {
    switch candidates {
    case .range(let range): range.lowerBound + UInt64(place)
    case .numbers(let numbers): numbers[place]
    case .gathered: 0
    }
  }
}

extension LedgerServer {
  /// Answers with a page of a list: at once where it is found at once, else from the thread that finds rows.
  func answer<Thing>(
    _ request: Request, on session: Session, from search: ListSearch<Thing>,
    _ answer: @escaping @Sendable ([Thing]) -> ReplyWriter
  ) {
    var search = search
    if search.isGathered, search.look(atMost: Limits.thingsPerTurn) {
      return reply(answer(search.found), to: request.id, on: session)
    }
    startQuestion(request, on: session, total: UInt64(search.total), by: searchers) { [search] progress in
      search.slice(progress, answer)
    }
  }
}
