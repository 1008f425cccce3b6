// What is asked of the plain model and what it says, in plain words.

/// A command of the model, in plain words.
enum PlainCommand {
  /// `uses` absent, null (-1) or a number; `minutes` absent, null (-1) or a number.
  case issue(by: String, address: String?, uses: Int?, minutes: Int?, duplicates: String)
  case mint(by: String, quantity: Int)
  /// `generation` is the token's, from 1.
  case redeem(invite: Int, generation: Int, address: String?, reservation: Int?)
  case revoke(invite: Int, by: String)
  case extend(invite: Int, minutes: Int, by: String)
  /// `minutes` absent, null (-1) or a number.
  case resend(invite: Int, minutes: Int?, by: String)
  /// `minutes` absent or a number.
  case reserve(invite: Int, generation: Int, address: String?, minutes: Int?, by: String)
  case release(reservation: Int, by: String)
  case undo(redemption: Int, by: String)
  case reinstate(invite: Int, by: String)
  /// -1 is without limit.
  case limit(invite: Int, uses: Int, by: String)
  case rotate(invite: Int, by: String)
  /// `mode` is `hold` or `revoke`.
  case suspend(String, mode: String, by: String)
  case restore(String, by: String)
  /// A limit of the policy by its name; absent is without limit. Ages are minutes, a flag is 1 or absent.
  case set(String, Int?)
}

/// What is said about a command.
enum PlainVerdict: Equatable {
  case issued(replaced: Int)
  case redeemed(use: Int, replaced: Int)
  case reserved(until: Int)
  case already
  case changed
  case unchanged
  case refused(String)
  /// Refused by a limit: what is left of it, and the minute at which the same command would pass it if nothing else
  /// happened; absent when that never comes.
  case limited(String, left: Int?, frees: Int?)
}
