// `token reserve|release`: a use that is kept while somebody signs up.

extension Decider {
  /// Makes the checks of the redemption that is to come. One who has redeemed is answered with that, one who has a use
  /// reserved with that reservation.
  static func reserveToken(
    _ command: ReserveToken, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let until = try reservationEnd(command.until, now: context.now)
    let trial = try tried(command.wish, for: .reserving, in: state, now: context.now)
    if let earlier = trial.earlier { return .unchanged(.redemption(earlier.answer(already: true))) }
    if let standing = trial.standing { return .unchanged(.reservation(standing.answer)) }
    guard let invite = trial.invite, let address = trial.address else {
      preconditionFailure("a redemption that passed every check has an invite and an address")
    }
    return .append([
      .tokenReserved(
        TokenReserved(
          reservation: state.nextReservation, invite: invite.id, email: .known(address.spelling),
          username: command.wish.username, external: command.wish.external, until: until))
    ])
  }

  static func releaseReservation(
    _ command: ReleaseReservation, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try? rank(of: context.actor, in: state)
    guard let reservation = state.reservation(command.reservation) else {
      throw Rejection(
        .reservationUnknown, "there is no \(command.reservation)", hint: "audit type=TokenReserved",
        parameter: "reservation")
    }
    guard reservation.holder == context.actor.name || rank.map({ $0 <= .administrator }) == true else {
      throw Rejection(
        .denied, "\(reservation.id) is another's", hint: "ask who made it or an administrator", parameter: "reservation"
      )
    }
    switch reservation.outcome {
    case .used:
      throw Rejection(
        .reservationClosed, "\(reservation.id) was used up by a redemption", hint: "token undo",
        parameter: "reservation")
    case .open where reservation.isLive(at: context.now):
      return .append([
        .reservationReleased(ReservationReleased(reservation: reservation.id, invite: reservation.invite))
      ])
    case .open, .released: return .unchanged(.reservation(reservation.answer))
    }
  }

  /// When a reservation lapses.
  private static func reservationEnd(_ request: ExpiryRequest?, now: Timestamp) throws(Rejection) -> Timestamp {
    let minute: Int64 = 60_000_000
    let end: Int64
    switch request {
    case nil: end = now.microseconds + Limits.reservationMinutes * minute
    case .never: throw .invalid("until", "a reservation lapses by itself", hint: "until=30m")
    case .at(let moment): end = moment.microseconds
    case .after(let duration):
      let (sum, isFar) = now.microseconds.addingReportingOverflow(duration)
      end = isFar ? (duration > 0 ? .max : .min) : sum
    }
    guard end > now.microseconds else { throw .invalid("until", "until is not in the future", hint: "until=30m") }
    guard end - now.microseconds <= Limits.reservationMinutesMax * minute else {
      throw .invalid(
        "until", "a reservation lasts at most \(Limits.reservationMinutesMax / 1_440) days", hint: "until=30m")
    }
    return Timestamp(microseconds: end)
  }
}
