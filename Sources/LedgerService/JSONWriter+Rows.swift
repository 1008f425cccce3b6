// How rows of the read models are spelled.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension JSONWriter {
  mutating func member(_ name: StaticString, _ limit: UseLimit) {
    plainName(name)
    switch limit {
    case .unlimited: null()
    case .uses(let count): integer(count)
    }
  }

  mutating func members(of invite: InviteView, at now: Timestamp) {
    member("invite", invite.invite.description)
    member("kind", invite.kind.rawValue)
    member("status", invite.status(at: now).rawValue)
    member("inviter", invite.inviter)
    if let email = invite.email { member("email", email) }
    member("token_hint", invite.tokenHint)
    member("role", invite.role.rawValue)
    if !invite.groups.isEmpty { member("groups", list: invite.groups) }
    if !invite.channels.isEmpty { member("channels", list: invite.channels) }
    member("uses", invite.used)
    member("max_uses", invite.maxUses)
    let reserved = invite.holds.count(at: now)
    if reserved > 0 { member("reserved", reserved) }
    if let refusals = invite.refusals { refused(refusals) }
    member("issued", invite.issued)
    member("issued_seq", invite.issuedSeq)
    member("expires", invite.expires)
    if let batch = invite.batch { member("batch", batch.description) }
    if let row = invite.row { member("row", row) }
    if let note = invite.note { member("note", note) }
    if let delivery = invite.delivery { member("delivery", delivery.standing.state.rawValue) }
  }

  /// What is said of an invite to those who asked for it alone.
  mutating func particulars(of invite: InviteView) {
    member("binding", invite.binding.rawValue)
    if let domain = invite.domain { member("domain", domain) }
    if invite.includeDefaultChannels { member("include_default_channels", true) }
    if let topic = invite.topic { member("topic", topic) }
    if !invite.notifyInviter { member("notify_inviter", false) }
    if let subject = invite.subject { member("subject", subject) }
    if let message = invite.message { member("message", message) }
    if let locale = invite.locale { member("locale", locale) }
    if invite.generation != 1 { member("generation", invite.generation) }
    if let revoked = invite.closing?.revoked { member("revoked", revoked) }
    if let reinstated = invite.reinstated { member("reinstated", reinstated) }
    if let successor = invite.closing?.successor { member("successor", successor.description) }
    if let delivery = invite.delivery { member("deliveries", delivery) }
    if let addressed = invite.addressed { member("addressed", addressed) }
    if let resends = invite.resends { member("resends", resends) }
    if let reveals = invite.reveals { member("reveals", reveals) }
  }

  private mutating func member(_ name: StaticString, _ repetition: Repetition) {
    plainName(name)
    beginObject()
    member("count", repetition.count)
    member("seq", repetition.lastSeq)
    member("time", repetition.lastTime)
    endObject()
  }

  private mutating func member(_ name: StaticString, _ intervention: Intervention) {
    plainName(name)
    beginObject()
    member("seq", intervention.seq)
    member("time", intervention.time)
    member("actor", intervention.actor)
    if let reason = intervention.reason { member("reason", reason) }
    endObject()
  }

  private mutating func member(_ name: StaticString, _ delivery: DeliveryHistory) {
    plainName(name)
    beginObject()
    member("time", delivery.standing.time)
    member("seq", delivery.seq)
    if let detail = delivery.detail { member("detail", detail) }
    for (state, count) in delivery.reported { member(named: state.rawValue, count) }
    endObject()
  }

  mutating func redemption(_ redemption: RedemptionView) {
    beginObject()
    member("redemption", redemption.redemption.description)
    member("use", redemption.use)
    member("username", redemption.username)
    member("redeemed", redemption.time)
    member("seq", redemption.seq)
    if let reversal = redemption.reversal {
      member("undone", reversal.time)
      member("reason", reversal.reason)
    }
    endObject()
  }

  private mutating func refused(_ refusals: InviteRefusals) {
    name("refused")
    beginObject()
    for (code, count) in refusals.sorted { member(named: code.rawValue, count) }
    endObject()
  }

  mutating func reservation(_ reservation: ReservationView) {
    beginObject()
    member("reservation", reservation.reservation.description)
    member("until", reservation.until)
    member("actor", reservation.actor)
    if let username = reservation.username { member("username", username) }
    if let external = reservation.external { member("external", external) }
    endObject()
  }

  /// A message; its title only where whoever asks may read it.
  mutating func members(of message: MessageView, readable: Bool) {
    member("message", message.message.description)
    member("sender", message.sender)
    if readable { member("title", message.title) }
    member("holders", list: message.places.map(\.holder.description))
    member("archived", list: message.places.filter { $0.box == .archived }.map(\.holder.description))
    let muted = message.places.filter(\.isMuted).map(\.holder.description)
    if !muted.isEmpty { member("muted", list: muted) }
    member("replies", message.replies.count)
    member("sent", message.time)
  }

  /// A template without its text.
  mutating func members(of template: TemplateView) {
    member("template", template.name)
    member("title", template.title)
    member("placeholders", list: template.placeholders)
    member("defined", template.time)
    member("by", template.actor)
    if template.retired != nil { member("retired", true) }
  }

  /// The text of a message and of its replies, for those who asked for one message.
  mutating func texts(of message: MessageView, readable: Bool) {
    if let template = message.template { member("template", template) }
    if readable { member("text", message.text) }
    name("conversation")
    beginArray()
    for reply in message.replies {
      beginObject()
      member("reply", reply.reply)
      member("sender", reply.sender)
      if readable { member("text", reply.text) }
      member("sent", reply.time)
      endObject()
    }
    endArray()
  }

  mutating func members(of standing: LimitStanding) {
    member("limit", standing.setting.rawValue)
    member("value", standing.value)
    if let used = standing.used { member("used", used) }
    if let left = standing.left { member("left", left) }
    if let frees = standing.frees { member("frees", frees) }
  }

  mutating func members(of entry: CatalogView) {
    member("kind", entry.key.kind.rawValue)
    member("name", entry.key.name)
    if entry.isDefault { member("default", true) }
    if let access = entry.access { member("access", access.rawValue) }
    member("since", entry.time)
    member("seq", entry.seq)
    if let retirement = entry.retirement { member("retired", retirement.time) }
  }

  mutating func members(of view: SettingView) {
    member("setting", view.setting.rawValue)
    member("type", view.setting.form.word)
    member("value", view.value)
    member("default", view.setting.defaultValue)
    if let change = view.change {
      member("since", change.seq)
      member("changed", change.time)
      member("by", change.actor)
    }
    member("summary", view.setting.summary)
  }

  /// One step of a message's history.
  mutating func step(_ step: StepView) {
    beginObject()
    member("step", step.kind.word)
    member("seq", step.seq)
    member("at", step.time)
    member("by", step.actor)
    if !step.holders.isEmpty { member("holders", list: step.holders.map(\.description)) }
    if let cause = step.kind.cause { member("cause", cause) }
    endObject()
  }

  mutating func members(of account: AccountView, _ suspension: SuspensionView?) {
    member("account", account.account)
    if let name = account.fullName { member("full_name", name) }
    if let email = account.email { member("email", email) }
    member("role", account.role.rawValue)
    member("groups", list: account.groups)
    if let uid = account.uid { member("uid", uid) }
    if let external = account.external { member("external", external) }
    member("active", account.deactivation == nil)
    member("since", account.time)
    if let suspension { member("suspended", suspension.mode.rawValue) }
  }
}
