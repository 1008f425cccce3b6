// The order in which issuing an invite is checked: of two faults the earlier one answers.
import InviteLedger
import Testing

@Suite struct IssueOrderTests {
  /// What can be wrong with issuing, in the order in which it is found.
  enum Fault: CaseIterable, Sendable {
    case stranger, weakInviter, badAddress, badGroup, badExpiry, strongRole, channels
    case noBatch, foreignBatch, closedBatch, deactivated, member, duplicate, resends, crowded

    var code: RejectionCode {
      switch self {
      case .stranger, .weakInviter, .channels, .foreignBatch: .denied
      case .badAddress, .badGroup, .badExpiry: .argumentInvalid
      case .strongRole: .roleTooWeak
      case .noBatch: .batchUnknown
      case .closedBatch: .batchClosed
      case .deactivated: .accountDeactivated
      case .member: .inviteMember
      case .duplicate: .inviteDuplicate
      case .resends: .limitResends
      case .crowded: .limitQuantity
      }
    }

    /// The parameter that the refusal points at.
    var parameter: String? {
      switch self {
      case .stranger, .weakInviter, .resends: nil
      case .badAddress, .deactivated, .member, .duplicate, .crowded: "email"
      case .badGroup: "groups"
      case .badExpiry: "expires"
      case .strongRole: "role"
      case .channels: "channels"
      case .noBatch, .foreignBatch, .closedBatch: "batch"
      }
    }

    /// Faults of the same value exclude each other.
    var family: Int {
      switch self {
      case .stranger, .weakInviter: 1
      case .noBatch, .foreignBatch, .closedBatch: 2
      case .badAddress: 3
      case .deactivated, .member: 4
      case .duplicate, .resends, .crowded: 5
      case .badGroup, .badExpiry, .strongRole, .channels: 6
      }
    }

    func excludes(_ other: Fault) -> Bool {
      if family == other.family { return family != 6 }
      // A bad address has neither account nor invites; only an inviter can have some open.
      let families = [family, other.family].sorted()
      return families == [3, 4] || families == [3, 5] || families == [1, 5]
    }
  }

  static let pairs: [[Fault]] = Fault.allCases.indices.flatMap { later in
    Fault.allCases[..<later].compactMap { earlier in
      let fault = Fault.allCases[later]
      return earlier.excludes(fault) ? nil : [earlier, fault]
    }
  }

  private static func actor(_ faults: [Fault]) -> LedgerActor {
    faults.contains(.stranger) ? Example.stranger : faults.contains(.weakInviter) ? Example.gus : Example.ada
  }

  private static func ledger(_ faults: [Fault]) throws -> ExampleLedger {
    var policy = Policy()
    policy.mayGrantChannels = .administrator
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.account("gus", role: .guest))
    try ledger.append(.openBatch(OpenBatch()))
    try ledger.append(.openBatch(OpenBatch()), as: Example.ada)
    try ledger.append(.abortBatch(AbortBatch(batch: BatchID(number: 2))))
    if faults.contains(.crowded) {
      for _ in 1...100 { try ledger.append(Example.issue(duplicates: .allow), as: Example.ada) }
    }
    if faults.contains(.duplicate) || faults.contains(.resends) { try ledger.append(Example.issue(), as: Example.ada) }
    for _ in 1...3 where faults.contains(.resends) {
      try ledger.append(.resendInvite(ResendInvite(invite: InviteID(number: 1))))
    }
    if faults.contains(.member) || faults.contains(.deactivated) {
      try ledger.append(Example.account("bob", email: Example.bob))
    }
    if faults.contains(.deactivated) { try ledger.append(.deactivateAccount(DeactivateAccount(account: "bob"))) }
    return ledger
  }

  private static func wish(_ faults: [Fault]) -> IssueInvite {
    var wish = IssueInvite(email: Example.bob)
    if faults.contains(.badAddress) { wish.email = "bob" }
    if faults.contains(.badGroup) { wish.groups = [""] }
    if faults.contains(.badExpiry) { wish.expires = .after(-1) }
    if faults.contains(.strongRole) { wish.role = .owner }
    if faults.contains(.channels) { wish.channels = ["general"] }
    if faults.contains(.noBatch) { wish.batch = BatchID(number: 9) }
    if faults.contains(.foreignBatch) { wish.batch = BatchID(number: 1) }
    if faults.contains(.closedBatch) { wish.batch = BatchID(number: 2) }
    if faults.contains(.duplicate) { wish.duplicates = .reject }
    if faults.contains(.resends) { wish.duplicates = .resend }
    if faults.contains(.crowded) { wish.duplicates = .allow }
    return wish
  }

  private static func refusal(_ faults: [Fault]) throws -> Rejection? {
    do throws(Rejection) {
      let ledger = try? Self.ledger(faults)
      _ = try ledger?.decide(.issueInvite(wish(faults)), as: actor(faults))
      return nil
    } catch {
      return error
    }
  }

  @Test func `without a fault an invite is issued`() throws {
    #expect(try Self.refusal([]) == nil)
  }

  @Test(arguments: Fault.allCases) func `one fault is found`(_ fault: Fault) throws {
    let refusal = try Self.refusal([fault])
    #expect(refusal?.code == fault.code)
    #expect(refusal?.parameter == fault.parameter)
  }

  @Test(arguments: pairs) func `of two faults the earlier one answers`(_ faults: [Fault]) throws {
    let refusal = try Self.refusal(faults)
    #expect(refusal?.code == faults[0].code)
    #expect(refusal?.parameter == faults[0].parameter)
  }
}
