// `token explain`: every check of a redemption, with what it compared.

/// How one check of a redemption went, with the values that it compared. No value is a token or a personal value.
package struct CheckResult: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable {
    case pass, fail
    case notReached = "not_reached"
  }

  /// A value that was compared, as the protocol can write it.
  package enum Value: Hashable, Sendable {
    case none
    case flag(Bool)
    case number(UInt64)
    case text(String)
    case moment(Timestamp)
  }

  package struct Comparison: Hashable, Sendable {
    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package var check: RedemptionCheck
  package var outcome: Outcome
  package var compared: [Comparison]
  /// Of a check that failed.
  package var code: RejectionCode?

  package init(
    check: RedemptionCheck, outcome: Outcome, compared: [Comparison], code: RejectionCode? = nil
  ) {
    self.check = check
    self.outcome = outcome
    self.compared = compared
    self.code = code
  }
}

extension Decider {
  /// Every check in order. Checks after the first failure, or after an earlier redemption by this subject, are not
  /// reached. The `public` flag has no effect: explaining is for those who may see more.
  package static func explain(
    _ command: RedeemToken, in state: LedgerState, context: DecisionContext
  ) -> [CheckResult] {
    var trial = RedemptionTrial(command, for: .redeeming)
    var isOver = false
    return RedemptionCheck.allCases.map { check in
      guard !isOver else { return CheckResult(check: check, outcome: .notReached, compared: []) }
      var code: RejectionCode?
      do throws(Rejection) {
        try trial.perform(check, in: state, now: context.now)
      } catch {
        code = error.code
      }
      isOver = code != nil || trial.earlier != nil
      return CheckResult(
        check: check, outcome: code == nil ? .pass : .fail,
        compared: trial.compared(by: check, in: state, now: context.now), code: code)
    }
  }
}

extension RedemptionTrial {
  /// What a check that was just made looked at.
  fileprivate func compared(
    by check: RedemptionCheck, in state: LedgerState, now: Timestamp
  ) -> [CheckResult.Comparison] {
    switch check {
    case .wellFormed, .emailSyntax, .usernameSyntax: []
    case .known: [.init("invite", command.token.invite.map { .text($0.description) } ?? .none)]
    case .notRevoked: [.init("revoked", .flag(invite?.isRevoked ?? false))]
    case .notSuperseded: [.init("successor", invite?.successor.map { .text($0.description) } ?? .none)]
    case .notRedeemedBefore: [.init("redemption", earlier.map { .text($0.id.description) } ?? .none)]
    case .reservationOpen: comparedReservation(at: now)
    case .notExhausted: comparedUses(at: now)
    case .notExpired: [.init("expires", invite?.expires.compared ?? .none), .init("now", .moment(now))]
    case .inviterActive: [.init("suspended", .flag(invite?.isSuspended ?? false))]
    case .emailGiven:
      [.init("given", .flag(email != nil)), .init("invited", .flag(invite?.email?.text != nil))]
    case .emailMatches:
      [
        .init("binding", invite.map { .text($0.binding.rawValue) } ?? .none),
        .init("domain", invite?.domain.map { .text($0) } ?? .none),
      ]
    case .domainAllowed: [.init("allowed_domains", .number(UInt64(state.catalog.count(.domain))))]
    case .usernameFree: [.init("account", account.map { .text($0.name) } ?? .none)]
    case .externalFree: [.init("given", .flag(external != nil))]
    case .accountActive:
      [
        .init("deactivated", .flag(account?.isDeactivated ?? false)),
        .init("undone", .flag(account?.isUndone ?? false)),
      ]
    case .seatFree:
      [
        .init("seats", state.policy.seats.map { .number(UInt64(clamping: $0)) } ?? .none),
        .init("accounts", .number(UInt64(clamping: state.accounts.activeCount))),
      ]
    case .existingAccount: [.init("account", account.map { .text($0.name) } ?? .none)]
    }
  }

  private func comparedReservation(at now: Timestamp) -> [CheckResult.Comparison] {
    guard command.reservation != nil else { return [.init("reservation", .none)] }
    guard let reservation else { return [.init("reservation", .none), .init("invite", .none)] }
    return [
      .init("reservation", .text(reservation.id.description)), .init("invite", .text(reservation.invite.description)),
      .init("until", .moment(reservation.until)), .init("now", .moment(now)),
    ]
  }

  private func comparedUses(at now: Timestamp) -> [CheckResult.Comparison] {
    let limit: CheckResult.Value =
      switch invite?.maxUses {
      case .uses(let limit): .number(UInt64(limit))
      case .unlimited, nil: .none
      }
    return [
      .init("uses", .number(UInt64(invite?.uses ?? 0))), .init("reserved", .number(UInt64(heldByOthers(at: now)))),
      .init("max_uses", limit),
    ]
  }
}

extension Expiry {
  fileprivate var compared: CheckResult.Value {
    switch self {
    case .never: .none
    case .at(let moment): .moment(moment)
    }
  }
}
