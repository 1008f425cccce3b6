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
      case .inviteList: try listInvites(request, as: session, to: &reply)
      case .inviteCheck: return try check(try redemption(of: request), for: request, on: session)
      case .inviteExplain: return try explain(try redemption(of: request), for: request, on: session)
      case .messageShow: try showMessage(request, as: session, to: &reply)
      case .messageList: try listMessages(request, as: session, to: &reply)
      case .templateShow: try showTemplate(request, to: &reply)
      case .templateList: try listTemplates(request, to: &reply)
      case .accountShow: try showAccount(request, as: session, to: &reply)
      case .accountList: try listAccounts(request, as: session, to: &reply)
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

  // MARK: Invites

  private func showInvite(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let bounds = bounds(of: request, from: session)
    guard let id = request.invite("invite"), let invite = models.invites.ask({ $0.invite(id) }),
      invite.isWithin(bounds)
    else {
      throw ReplyError(.ledger(.inviteUnknown), "there is no such invite", hint: "invite list")
    }
    let redemptions = models.invites.ask { $0.redemptions(of: id, limit: Limits.listRowsMax) }
    let showsPersonal = showsPersonal(to: session, for: request)
    reply.row { json in
      json.members(of: showsPersonal ? invite : invite.bare, at: now)
      json.particulars(of: showsPersonal ? invite : invite.bare)
      json.name("redemptions")
      json.beginArray()
      for redemption in redemptions { json.redemption(redemption) }
      json.endArray()
      showReservations(of: invite, at: now, to: &json)
      let count = Int(invite.used) + Int(invite.reversed)
      if count > redemptions.count { json.member("redemptions_left_out", count - redemptions.count) }
    }
    end(&reply, rows: 1)
  }

  /// The live reservations of an invite, those that lapse first at the beginning.
  private func showReservations(of invite: InviteView, at moment: Timestamp, to json: inout JSONWriter) {
    let live = invite.holds.reservations(at: moment, limit: Limits.listRowsMax)
    guard !live.isEmpty else { return }
    json.name("reservations")
    json.beginArray()
    for reservation in models.invites.ask({ model in live.compactMap(model.reservation) }) {
      json.reservation(reservation)
    }
    json.endArray()
  }

  private func listInvites(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    try requirePersonal("email", of: request, from: session)
    if !request.queryTexts.isEmpty { try requirePersonal("where", of: request, from: session, always: true) }
    let page = try page(of: request)
    let moment = now
    let filter = InviteFilter(
      inviter: request.text("inviter"), batch: request.batch("batch"), email: request.text("email"),
      status: request.list("status").map { Set($0.compactMap(InviteStatus.init(rawValue:))) },
      delivery: request.list("delivery").map { Set($0.map(DeliveryState.init(rawValue:))) },
      query: try query(about: InviteSubject.self, of: request))
    let after = try page.after.map { (text) throws(ReplyError) in try Page.id(text, as: InviteID.self) }
    let bounds = bounds(of: request, from: session)
    let found = models.invites.ask { model in
      // Who is kept within bounds is shown what is in them, found by looking at all that fits.
      let ids = model.invites(filter, at: moment, after: after, limit: bounds == nil ? page.limit + 1 : .max)
      return Array(ids.lazy.compactMap(model.invite).filter { $0.isWithin(bounds) }.prefix(page.limit + 1))
    }
    let showsPersonal = showsPersonal(to: session, for: request)
    for invite in found.prefix(page.limit) {
      reply.row { $0.members(of: showsPersonal ? invite : invite.bare, at: moment) }
    }
    end(&reply, found.map(\.invite.description), page)
  }

  /// The terms of a request about such subjects.
  func query(about subject: (some QuerySubject).Type, of request: Request) throws(ReplyError) -> Query {
    do throws(QueryError) {
      return try Query(texts: request.queryTexts, about: subject, in: queryContext)
    } catch {
      throw ReplyError(error, in: request)
    }
  }

  // MARK: Accounts

  private func showAccount(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    guard let name = request.text("account"), let account = models.accounts.ask({ $0.account(name) }) else {
      throw ReplyError(.ledger(.accountUnknown), "there is no such account", hint: "account list")
    }
    let suspension = suspension(of: account)
    reply.row { $0.members(of: showsPersonal(to: session, for: request) ? account : account.bare, suspension) }
    end(&reply, rows: 1)
  }

  private func listAccounts(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let page = try page(of: request)
    let group = request.text("group")
    let found = models.accounts.ask { $0.accounts(inGroup: group, after: page.after, limit: page.limit + 1) }
    let showsPersonal = showsPersonal(to: session, for: request)
    for account in found.prefix(page.limit) {
      let suspension = suspension(of: account)
      reply.row { $0.members(of: showsPersonal ? account : account.bare, suspension) }
    }
    end(&reply, found.map(\.account), page)
  }

  private func suspension(of account: AccountView) -> SuspensionView? {
    models.invites.ask { $0.suspension(of: account.account) }
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

  /// The last line of a page that was asked for with one row more than it shows, so that it can tell whether there is
  /// another.
  func end(_ reply: inout ReplyWriter, _ keys: [String], _ page: Page) {
    let last = keys.count > page.limit ? keys[page.limit - 1] : nil
    end(&reply, rows: min(keys.count, page.limit), after: last)
  }

  /// The last line of a query's answer.
  func end(_ reply: inout ReplyWriter, rows: Int, after key: String? = nil) {
    let seen = seen
    reply.ok { json in
      json.member("rows", rows)
      json.member("seq", seen)
      if let key { json.member("cursor", "\(identity.ledger):\(key)") }
    }
  }
}
