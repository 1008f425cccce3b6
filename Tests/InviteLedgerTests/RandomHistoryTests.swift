// The random histories themselves: nothing that can be asked of the ledger, and no way it refuses, is missing in them.
import InviteLedger
import Randomness
import Testing

@Suite struct RandomHistoryTests {
  @Test func `every command is accepted, every family of refusals met, and every event recorded`()
    throws
  {
    var accepted: Set<CommandKind> = []
    var families: Set<Substring> = []
    var types: Set<EventType> = []
    for seed in UInt64(1)...20 {
      let history = try RandomHistory.tell(seed, steps: 300)
      accepted.formUnion(history.accepted)
      families.formUnion(history.refused.map(Self.family))
      types.formUnion(history.ledger.records.map(\.event.type))
    }
    #expect(CommandKind.allCases.filter { !accepted.contains($0) } == [])
    #expect(Set(RejectionCode.allCases.map(Self.family)).subtracting(families) == [])
    // What the log records of itself is no answer to a command.
    #expect(Set(EventType.allCases).subtracting(types) == [.ledgerOpened, .segmentOpened, .authRefused])
  }

  /// `token` of `token.revoked`.
  private static func family(_ code: RejectionCode) -> Substring {
    code.rawValue.prefix { $0 != "." }
  }

  @Test(arguments: HistoryTests.seeds)
  func `a history goes on, and the same seed tells the same one`(
    seed: UInt64
  ) throws {
    let history = try RandomHistory.tell(seed)
    #expect(history.steps > 20)
    let again = try RandomHistory.tell(seed)
    #expect(history.ledger.records == again.ledger.records)
  }
}
