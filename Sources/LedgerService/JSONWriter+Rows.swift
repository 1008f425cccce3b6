// How rows of the read models are spelled.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension JSONWriter {
  /// A personal value; null once it was erased.
  mutating func member(_ name: String, _ text: PersonalText) {
    self.name(name)
    if let text = text.text { string(text) } else { null() }
  }

  mutating func member(_ name: String, _ limit: UseLimit) {
    self.name(name)
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
    member("issued", invite.issued)
    member("issued_seq", invite.issuedSeq)
    member("expires", invite.expires)
    if let batch = invite.batch { member("batch", batch.description) }
    if let row = invite.row { member("row", row) }
    if let note = invite.note { member("note", note) }
  }

  mutating func redemption(_ redemption: RedemptionView) {
    beginObject()
    member("redemption", redemption.redemption.description)
    member("use", redemption.use)
    member("username", redemption.username)
    member("redeemed", redemption.time)
    member("seq", redemption.seq)
    endObject()
  }

  mutating func members(of message: MessageView) {
    member("message", message.message.description)
    member("sender", message.sender)
    member("title", message.title)
    member("holders", list: message.places.map(\.holder.description))
    member("archived", list: message.places.filter { $0.box == .archived }.map(\.holder.description))
    member("replies", message.replies.count)
    member("sent", message.time)
  }

  /// The text of a message and of its replies, for those who asked for one message.
  mutating func texts(of message: MessageView) {
    member("text", message.text)
    name("conversation")
    beginArray()
    for reply in message.replies {
      beginObject()
      member("reply", reply.reply)
      member("sender", reply.sender)
      member("text", reply.text)
      member("sent", reply.time)
      endObject()
    }
    endArray()
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

  mutating func members(of account: AccountView) {
    member("account", account.account)
    if let name = account.fullName { member("full_name", name) }
    if let email = account.email { member("email", email) }
    member("role", account.role.rawValue)
    member("groups", list: account.groups)
    if let uid = account.uid { member("uid", uid) }
    if let external = account.external { member("external", external) }
    member("active", account.deactivation == nil)
    member("since", account.time)
  }
}
