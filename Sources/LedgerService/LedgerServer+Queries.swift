// Questions to the read models, and to the decider about tokens.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

extension LedgerServer {
  /// Answers a query from what is durable, or begins to send its rows.
  func query(_ request: Request, on session: Session) {
    do throws(ReplyError) {
      // The log's own rows are bounded where they are read; everything else is asked of the past as of a fold.
      if past == nil, request.verb != .audit, request.verb != .wait, let position = try position(of: request) {
        return try askPast(position, request, on: session)
      }
      var reply = ReplyWriter(id: request.id)
      switch request.verb {
      case .inviteShow: try showInvite(request, as: session, to: &reply)
      case .inviteList: return try listInvites(request, on: session)
      case .inviteCheck: return try check(try redemption(of: request), for: request, on: session)
      case .inviteExplain: return try explain(try redemption(of: request), for: request, on: session)
      case .messageShow: try showMessage(request, as: session, to: &reply)
      case .messageList: return try listMessages(request, on: session)
      case .templateShow: try showTemplate(request, to: &reply)
      case .templateList: try listTemplates(request, to: &reply)
      case .accountShow: try showAccount(request, as: session, to: &reply)
      case .accountList: return try listAccounts(request, on: session)
      case .keyShow: try showKey(request, as: session, to: &reply)
      case .keyList: try listKeys(request, as: session, to: &reply)
      case .policyShow: showPolicy(request, to: &reply)
      case .catalogList: try listCatalog(request, to: &reply)
      case .limits: return showLimits(request, on: session)
      case .tokenCheck: return try check(try request.redeemToken(reading: read), for: request, on: session)
      case .tokenExplain: return try explain(try request.redeemToken(reading: read), for: request, on: session)
      case .audit, .tail, .wait: return try startStream(request, on: session)
      case .show: return try startShow(request, on: session)
      case .story: return try startStory(request, on: session)
      case .tree: return try startTree(request, on: session)
      case .stats: return try startStatistics(request, on: session)
      case .state: return try startState(request, on: session)
      case .diff: return try startDiff(request, on: session)
      case .why: return try startWhy(request, on: session)
      case .markSet: return try setMark(request, on: session)
      case .markList: listMarks(to: &reply)
      default: throw internalFault("\(request.verb.rawValue) is no query")
      }
      self.reply(reply, to: request.id, on: session)
    } catch {
      noteAuthRefusal(error, of: request, from: session)
      reply(error, to: request.id, on: session)
    }
  }

  /// The time a question is asked at.
  var now: Timestamp { past?.time ?? writer.now(at: reading) }

  /// The newest event that an answer sees.
  var seen: UInt64 { past?.seq ?? writer.log.durableSeq }

  /// What queries are read with: the time, and what they may refer to.
  var queryContext: QueryContext {
    QueryContext(
      now: now,
      facts: ModelFacts(
        lineage: models.lineage.ask { $0 }, invites: models.invites.ask { $0 }, marks: markSeqs))
  }

  /// What the clocks say.
  var reading: LedgerClock.Reading { surroundings.clocks() }

  // MARK: Tokens

  /// A token is checked against the decider's own state, by the code that redeems, so the answer waits for that state.
  private func check(_ command: RedeemToken, for request: Request, on session: Session) throws(ReplyError) {
    try checkBounds(.redeemToken(command), for: request, on: session)
    let context = context(of: request, from: session)
    let preview: RedemptionPreview
    do throws(Rejection) {
      preview = try Decider.check(command, in: past?.fold.state ?? writer.state, context: context)
    } catch {
      return reply(
        ReplyError(error, in: request), to: request.id, on: session, restingOn: newest)
    }
    var reply = ReplyWriter(id: request.id)
    reply.preview(preview, seq: newest)
    self.reply(reply, to: request.id, on: session, restingOn: newest)
  }

  private func explain(_ command: RedeemToken, for request: Request, on session: Session) throws(ReplyError) {
    try checkBounds(.redeemToken(command), for: request, on: session)
    var reply = ReplyWriter(id: request.id)
    reply.checks(
      Decider.explain(command, in: past?.fold.state ?? writer.state, context: context(of: request, from: session)),
      seq: newest)
    self.reply(reply, to: request.id, on: session, restingOn: newest)
  }

  /// The redemption of an invite that is named by its id: whoever may ask for that needs no token.
  private func redemption(of request: Request) throws(ReplyError) -> RedeemToken {
    guard let id = request.invite("invite"), let invite = (past?.fold.state ?? writer.state).invite(id) else {
      throw ReplyError(.ledger(.inviteUnknown), "there is no such invite", hint: "invite list")
    }
    return request.redemption(of: id, invite.token.fingerprint)
  }

  /// What the answer about a token rests on.
  private var newest: UInt64 { past?.seq ?? writer.lastSeq }

  private func context(of request: Request, from session: Session) -> DecisionContext {
    writer.context(at: now, as: session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state))
  }

  /// The terms of a request about such subjects.
  func query(about subject: (some QuerySubject).Type, of request: Request) throws(ReplyError) -> Query {
    do throws(QueryError) {
      return try Query(texts: request.queryTexts, about: subject, in: queryContext)
    } catch {
      throw ReplyError(error, in: request)
    }
  }

  // MARK: Policy and catalog

  /// Limits are counted in the decider's own state, so the answer waits for that state.
  private func showLimits(_ request: Request, on session: Session) {
    let context = context(of: request, from: session)
    let inviter = request.text("inviter") ?? context.actor.name
    let address = request.text("email").map(EmailAddress.key(ofRecorded:))
    let standings = writer.state.limits(of: inviter, address: address, at: context.now)
    var reply = ReplyWriter(id: request.id)
    for standing in standings { reply.row { $0.members(of: standing) } }
    reply.ok { json in
      json.member("rows", standings.count)
      json.member("inviter", inviter)
      json.member("seq", writer.lastSeq)
    }
    self.reply(reply, to: request.id, on: session, restingOn: writer.lastSeq)
  }

  private func listCatalog(_ request: Request, to reply: inout ReplyWriter) throws(ReplyError) {
    let page = try page(of: request)
    let after = try page.after.map { (text) throws(ReplyError) in try Page.catalogKey(text) }
    let kind = request.catalogKind("kind")
    let withRetired = request.flag("retired") ?? false
    let found = models.catalog.ask {
      $0.entries(of: kind, withRetired: withRetired, after: after, limit: page.limit + 1)
    }
    for entry in found.prefix(page.limit) { reply.row { $0.members(of: entry) } }
    end(&reply, found.map { "\($0.key.kind.rawValue):\($0.key.name)" }, page)
  }

  private func showPolicy(_ request: Request, to reply: inout ReplyWriter) {
    let named = request.text("setting").flatMap(PolicySetting.init(rawValue:))
    let settings = models.policy.ask { model in named.map { [model.setting($0)] } ?? model.settings }
    for setting in settings { reply.row { $0.members(of: setting) } }
    end(&reply, rows: settings.count)
  }

  // MARK: Pages

  func page(of request: Request) throws(ReplyError) -> Page {
    try Page(request, ledger: identity.ledger)
  }

  /// The last line of a page.
  func end(_ reply: inout ReplyWriter, _ keys: [String], _ page: Page) { reply.end(page, keys, seq: seen) }

  /// The last line of a query's answer.
  func end(_ reply: inout ReplyWriter, rows: Int) { reply.end(rows: rows, seq: seen) }
}
