// The table of verbs and callers, every cell of it.
import InviteLedger
import LineProtocol
import Testing

@Suite struct AccessTests {
  private static let forAnyone: Set<Verb> = [.ping, .help, .describe, .hello, .whoami, .auth, .quit]
  private static let forOperators: Set<Verb> = [.clockAccept, .state, .diff, .why]

  /// Roles an actor can act with, and none.
  private static let roles: [Role?] = [nil] + Role.allCases

  private func isAllowed(_ verb: Verb, _ caller: Standing) -> Bool { verb.access.obstacle(for: caller) == nil }

  private func permission(_ verb: Verb) -> Permission? {
    if case .granted(let permission, _) = verb.access { permission } else { nil }
  }

  /// Whether a role does where the scopes do.
  private func suffices(_ role: Role?, for verb: Verb) -> Bool {
    guard let weakest = verb.access.role else { return true }
    return role.map { $0.rawValue <= weakest.rawValue } ?? false
  }

  @Test func `a few verbs are for anyone, a few for operators alone, and the rest needs a permission`() {
    for verb in Verb.allCases {
      #expect((verb.access == .anyone) == Self.forAnyone.contains(verb), "\(verb)")
      #expect((verb.access == .operators) == Self.forOperators.contains(verb), "\(verb)")
      if verb.access == .anyone { #expect(verb.entry.kind == .session) }
    }
  }

  @Test(arguments: Verb.allCases)
  func `an operator who acts as himself may use every verb`(verb: Verb) {
    #expect(isAllowed(verb, Standing(isOperator: true, role: .owner)))
  }

  @Test(arguments: Verb.allCases)
  func `an operator who acts as somebody may use what that account's role allows`(verb: Verb) {
    for role in Self.roles {
      let caller = Standing(isOperator: true, role: role)
      #expect(isAllowed(verb, caller) == suffices(role, for: verb), "\(verb) \(role as Any)")
    }
  }

  @Test(arguments: Verb.allCases)
  func `nobody gets in with a role and no scope`(verb: Verb) {
    for role in Self.roles {
      #expect(isAllowed(verb, Standing(role: role)) == Self.forAnyone.contains(verb), "\(verb) \(role as Any)")
    }
  }

  @Test(arguments: Verb.allCases)
  func `the verb's own scope, its family's and the scope of everything let in, as far as the role does`(verb: Verb) {
    guard let permission = permission(verb) else { return }
    for reach in [Scope.Reach.permission(permission), .family(permission.family), .everything] {
      for bound in [nil, Scope.Bound.inviter("ada"), .group("staff")] {
        for role in Self.roles {
          let caller = Standing(scopes: [Scope(reach, bound: bound)], role: role)
          #expect(isAllowed(verb, caller) == suffices(role, for: verb), "\(verb) \(role as Any)")
        }
      }
    }
  }

  @Test(arguments: Verb.allCases)
  func `all scopes but the verb's own let nobody in`(verb: Verb) {
    let others = Permission.known.filter { $0 != permission(verb) }.map { Scope(.permission($0)) }
    for role in Self.roles {
      #expect(isAllowed(verb, Standing(scopes: others, role: role)) == Self.forAnyone.contains(verb), "\(verb)")
    }
  }

  @Test(arguments: Verb.allCases)
  func `what is for operators alone no scope opens`(verb: Verb) {
    guard verb.access == .operators else { return }
    #expect(!isAllowed(verb, Standing(scopes: [.everything], role: .owner)))
  }

  @Test func `every permission is well formed, and none is the beginning of a family of its own`() throws {
    for permission in Permission.known {
      #expect(Permission(text: permission.text) == permission)
      #expect(try #require(Scope(text: permission.text)).covers(permission))
    }
    #expect(Set(Permission.known).count == Permission.known.count)
  }

  @Test func `help and describe say who may use a verb`() throws {
    var reply = ReplyWriter()
    reply.describe()
    let described = String(decoding: reply.bytes, as: UTF8.self)
    #expect(described.contains(#""verb":"invite issue","kind":"command","need":"invite.issue","#))
    #expect(described.contains(#""need":"account.add","role":200,"#))
    #expect(try Help.lines(on: "ping").contains("For: everybody who can connect"))
    #expect(try Help.lines(on: "clock accept").contains("For: operators"))
  }
}
