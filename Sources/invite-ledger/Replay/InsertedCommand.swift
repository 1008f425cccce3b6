// A command typed into a session, in the protocol's words.
import InviteLedger
import LineProtocol
import Replay

/// Reads what `insert` is given.
enum InsertedCommand {
  /// `invite revoke invite=inv_7`, `@as=ada invite issue email=…`. A session knows no token, so a redemption names the
  /// invite in its place: `token redeem token=inv_7 email=…`.
  @Sendable static func read(_ line: String) throws -> (command: Command, actor: String?) {
    switch RequestParser.parse(Array(line.utf8)) {
    case .ignored, .http: throw ReplayError("that is no command", hint: "insert invite revoke invite=inv_7")
    case .failure(let error, _): throw ReplayError(error.message, hint: error.hint)
    case .request(let request):
      do throws(ReplyError) {
        guard let command = try request.command(reading: token) else {
          throw ReplyError(.ledger(.argumentInvalid), "\(request.verb.rawValue) changes nothing", hint: "a command")
        }
        return (command, request.envelope.actingAs)
      } catch { throw ReplayError(error.message, hint: error.hint) }
    }
  }

  private static func token(_ text: TokenBytes) -> PresentedToken {
    guard let invite = InviteID(text: String(decoding: text.bytes, as: UTF8.self)) else {
      return .malformed(reason: "a session knows no token: name the invite, token=inv_7")
    }
    return .wellFormed(invite: invite, fingerprint: Fingerprint(words: (0, 0, 0, 0)))
  }
}
