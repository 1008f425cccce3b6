// Named examples of everything the ledger refuses: how it comes about, and who asks for what.
import InviteLedger
import Testing

/// A situation in which a command is refused with a code.
struct Refusal: Sendable, CustomTestStringConvertible {
  let code: RejectionCode
  let name: String
  let actor: LedgerActor
  let policy: Policy
  /// Commands of the operator, or of `ada` where a pair says so, that lead to the situation.
  let given: [Step]
  let command: Command

  enum Step: Sendable {
    case by(LedgerActor, Command)
    case minutes(Int64)
  }

  init(
    _ code: RejectionCode, _ name: String, as actor: LedgerActor = Example.root, policy: Policy = Policy(),
    given: [Step] = [], _ command: Command
  ) {
    self.code = code
    self.name = name
    self.actor = actor
    self.policy = policy
    self.given = given
    self.command = command
  }

  var testDescription: String { "\(code.rawValue): \(name)" }

  /// The ledger right before the command.
  func ledger() throws -> ExampleLedger {
    var ledger = ExampleLedger(policy: policy)
    for step in given {
      switch step {
      case .by(let actor, let command): try ledger.append(command, as: actor)
      case .minutes(let minutes): ledger.wait(minutes: minutes)
      }
    }
    return ledger
  }
}
