// Questions about accounts: one of them, and lists.
import InviteLedger
import LineProtocol
import Projections

extension LedgerServer {
  func showAccount(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    guard let name = request.text("account"), let account = models.accounts.ask({ $0.account(name) }) else {
      throw ReplyError(.ledger(.accountUnknown), "there is no such account", hint: "account list")
    }
    let suspension = suspension(of: account)
    reply.row { $0.members(of: showsPersonal(to: session, for: request) ? account : account.bare, suspension) }
    end(&reply, rows: 1)
  }

  /// Names are kept in the order in which they came, so a page is found by looking at all of them: where they are many, on
  /// the thread of questions.
  func listAccounts(_ request: Request, on session: Session) throws(ReplyError) {
    let page = try page(of: request)
    let (group, showsPersonal, seen) = (request.text("group"), showsPersonal(to: session, for: request), seen)
    let (accounts, invites) = (models.accounts.ask { $0 }, models.invites.ask { $0 })
    let list: @Sendable () -> ReplyWriter = { [id = request.id] in
      var reply = ReplyWriter(id: id)
      let found = accounts.accounts(inGroup: group, after: page.after, limit: page.limit + 1)
      for account in found.prefix(page.limit) {
        let suspension = invites.suspension(of: account.account)
        reply.row { $0.members(of: showsPersonal ? account : account.bare, suspension) }
      }
      reply.end(page, found.map(\.account), seq: seen)
      return reply
    }
    if accounts.nameCount <= Limits.thingsPerTurn { return reply(list(), to: request.id, on: session) }
    startQuestion(request, on: session) { _ in .reply(list().bytes, keeping: nil) }
  }

  private func suspension(of account: AccountView) -> SuspensionView? {
    models.invites.ask { $0.suspension(of: account.account) }
  }
}
