// Random histories as they are told: who asked what and when, what came of it, what was asked again, and somebody who
// looks after every command that was accepted.
import InviteLedger
import Randomness
import Testing

/// A ledger with a random past. All of it is decided by a seed and a number, which `place` names.
struct RandomHistory {
  /// A command that was accepted, with the events it appended; none when it was so already.
  struct Step {
    let command: Command
    let actor: LedgerActor
    /// Its request id, the `@req` of the protocol.
    let id: String
    let events: [Event]
  }

  private(set) var ledger: ExampleLedger
  var random: RandomCommands
  /// What comes first in a failure.
  private(set) var place: Comment
  /// The kinds of commands that appended something.
  private(set) var accepted: Set<CommandKind> = []
  private(set) var refused: Set<RejectionCode> = []
  /// How many commands were accepted.
  private(set) var steps = 0
  private var last: (command: Command, actor: LedgerActor)?

  private init(seed: UInt64, kinds: [CommandKind]) throws {
    ledger = try RandomCommands.beginLedger()
    random = RandomCommands(seed: seed, kinds: kinds)
    place = "seed \(seed)"
  }

  /// Tells a history of so many commands.
  @discardableResult
  static func tell(
    _ seed: UInt64, steps: Int = 200, of kinds: [CommandKind] = CommandKind.allCases,
    _ look: (inout RandomHistory, Step) throws -> Void = { _, _ in }
  ) throws -> RandomHistory {
    var history = try RandomHistory(seed: seed, kinds: kinds)
    for number in 1...steps {
      history.place = "seed \(seed), step \(number)"
      if let step = try history.next("req-\(number)") { try look(&history, step) }
    }
    return history
  }

  /// Histories of one seed: a long one, and fifty short ones, so that twenty seeds tell a thousand.
  static func tellMany(
    _ seed: UInt64, of kinds: [CommandKind] = CommandKind.allCases,
    _ look: (inout RandomHistory, Step) throws -> Void
  ) throws {
    for (seed, steps) in many(seed) { try tell(seed, steps: steps, of: kinds, look) }
  }

  /// The seeds of these histories, and how many commands each has.
  static func many(_ seed: UInt64) -> [(seed: UInt64, steps: Int)] {
    [(seed, 100)] + (1...50).map { (seed &* 1_000_003 &+ $0, 10) }
  }

  /// The next command; nil when it was refused.
  private mutating func next(_ id: String) throws -> Step? {
    random.passTime(in: &ledger)
    if random.generator.oneIn(40) { try ledger.apply([random.fact(in: ledger)]) }
    // Now and then the one before comes again, as from a client that lost its answer.
    let isRetry = random.generator.oneIn(12)
    let (command, actor) =
      isRetry ? last ?? random.next(in: ledger.state) : random.next(in: ledger.state)
    last = (command, actor)
    do {
      let events = try ledger.append(command, as: actor, id: id)
      steps += 1
      if !events.isEmpty { accepted.insert(CommandKind(command)) }
      return Step(command: command, actor: actor, id: id, events: events)
    } catch let rejection as Rejection {
      refused.insert(rejection.code)
      return nil
    }
  }
}
