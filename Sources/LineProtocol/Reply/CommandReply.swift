// The answers of commands, as members of `ok`.
package import InviteLedger
import JSONText

/// What a command answers with: the answer, and where it stands in the log.
package struct CommandReply: Sendable {
  package enum Standing: Hashable, Sendable {
    /// These events were appended and are durable.
    case appended(ClosedRange<UInt64>)
    /// Nothing was appended; the answer is how things stand at this seq.
    case unchanged(at: UInt64)
    /// An earlier request with the same `@req` appended these.
    case replayed(ClosedRange<UInt64>)
    /// Nothing is recorded before an atomic batch is committed.
    case staged
  }

  // `Optional` in full: see `IssueInvite`.
  package var answer: Answer
  package var standing: Standing
  /// With `@receipt`.
  package var receipt: Optional<Receipt>
  /// The access key that was made, for the one answer that shows it.
  package var secret: Optional<String>

  package init(_ answer: Answer, _ standing: Standing, receipt: Receipt? = nil) {
    self.answer = answer
    self.standing = standing
    self.receipt = receipt
    secret = nil
  }
}

/// The proof tree right after a command.
package struct Receipt: Hashable, Sendable {
  /// Lines in the tree.
  package var size: UInt64
  /// Lower-case hexadecimal.
  package var root: String

  package init(size: UInt64, root: String) {
    self.size = size
    self.root = root
  }
}

/// What is shown of an invite's secret, to the one who may see it. UTF-8, as it goes into the answer and nowhere else.
package struct ShownToken: Sendable {
  package var token: [UInt8]
  package var link: [UInt8]

  package init(token: [UInt8], link: [UInt8]) {
    self.token = token
    self.link = link
  }

  /// For answers that show none.
  package static let none = ShownToken(token: [], link: [])
}

extension ReplyWriter {
  /// All lines of a command's reply: rows for many invites, then `ok`. `shown` is asked for the token of each invite
  /// that the verb shows one of.
  package mutating func command(
    _ reply: CommandReply, to verb: Verb, shown: (InviteAnswer) -> ShownToken
  ) {
    if case .invites(_, let invites, _) = reply.answer {
      for invite in invites { row { writer in Self.members(of: invite, shown(invite), to: &writer) } }
    }
    if case .accounts(let accounts) = reply.answer {
      for account in accounts {
        row { writer in
          writer.member("account", account.account)
          writer.member("added", account.isNew)
        }
      }
    }
    if case .revealedMany(let invites) = reply.answer {
      for invite in invites {
        row { writer in
          Self.members(of: invite, shown(invite), to: &writer)
          if let email = invite.email { writer.member("email", email) }
          writer.member("expires", invite.expires)
        }
      }
    }
    commandEnd(reply, to: verb, shown: shown)
  }

  /// A row of a reply about many invites, for those who send the rows in portions.
  package mutating func inviteRow(_ invite: InviteAnswer, _ shown: ShownToken) {
    row { writer in Self.members(of: invite, shown, to: &writer) }
  }

  /// The last line of a command's reply alone.
  package mutating func commandEnd(
    _ reply: CommandReply, to verb: Verb, shown: (InviteAnswer) -> ShownToken
  ) {
    ok { writer in
      switch reply.answer {
      case .invite(let invite): Self.members(of: invite, shownBy: verb, shown, to: &writer)
      case .revised(let count): writer.member("count", count)
      case .revealed(let revealed): Self.members(of: revealed, shown(revealed.invite), to: &writer)
      case .revealedMany(let invites): writer.member("count", invites.count)
      case .delivered(let invite, let state):
        writer.member("invite", invite.description)
        writer.member("state", state.rawValue)
      case .inviter(let inviter, let mode, let invites):
        writer.member("inviter", inviter)
        if let mode { writer.member("mode", mode.rawValue) }
        writer.member("invites", invites)
      case .lineage(let subject, let inviter):
        writer.member("subject", subject)
        writer.member("inviter", orNull: inviter)
      case .invites(let batch, let invites, _):
        writer.member("rows", invites.count)
        writer.member("batch", batch.description)
      case .batchOpened(let batch): writer.member("batch", batch.description)
      case .batchClosed(let closed): writer.members(of: closed)
      case .redemption(let redemption): writer.members(of: redemption)
      case .reservation(let reservation): writer.members(of: reservation)
      case .reversal(let reversal): writer.members(of: reversal)
      case .message(let message, let number, let holders):
        writer.member("message", message.description)
        if let number { writer.member("reply", number) }
        if verb != .messageReply { writer.member("holders", list: holders.map(\.description)) }
      case .template(let template): writer.member("template", template)
      case .account(let account): writer.member("account", account)
      case .accounts(let accounts): writer.member("rows", accounts.count)
      case .key(let key, _, _):
        writer.member("key", key.description)
        if let secret = reply.secret { writer.member("secret", secret) }
      case .keys(let keys):
        writer.member("rows", keys.count)
        writer.member("keys", list: keys.map(\.description))
      case .note(let target): writer.member("target", target)
      case .policy(let changes): writer.members(of: changes)
      case .catalog(let kind, let name):
        writer.member("kind", kind.rawValue)
        writer.member("name", name)
      }
      writer.members(of: reply.standing)
      if let receipt = reply.receipt { writer.members(of: receipt) }
    }
  }

  /// The answer to a row of an atomic batch, which was checked and is kept until the commit; `changes` is false for one
  /// that would change nothing now.
  package mutating func staged(_ batch: BatchID, row number: UInt32?, changes: Bool = true) {
    ok { writer in
      writer.member("batch", batch.description)
      if let number { writer.member("row", number) }
      writer.member("staged", true)
      if !changes { writer.member("changed", false) }
    }
  }

  private static func members(of invite: InviteAnswer, _ shown: ShownToken, to writer: inout JSONWriter) {
    if let row = invite.row { writer.member("row", row) }
    writer.member("invite", invite.invite)
    writer.member("token", utf8: shown.token)
    writer.member("link", utf8: shown.link)
  }

  private static func members(of revealed: RevealedInvite, _ shown: ShownToken, to writer: inout JSONWriter) {
    members(of: revealed.invite, shown, to: &writer)
    if let email = revealed.invite.email { writer.member("email", email) }
    if let subject = revealed.subject { writer.member("subject", subject) }
    if let message = revealed.message { writer.member("message", message) }
    if let locale = revealed.locale { writer.member("locale", locale) }
    writer.member("expires", revealed.invite.expires)
  }

  private static func members(
    of invite: InviteAnswer, shownBy verb: Verb, _ shown: (InviteAnswer) -> ShownToken, to writer: inout JSONWriter
  ) {
    writer.member("invite", invite.invite)
    if verb == .inviteIssue || verb == .inviteResend || verb == .inviteRotate {
      let shown = shown(invite)
      writer.member("token", utf8: shown.token)
      writer.member("link", utf8: shown.link)
    }
    if verb != .inviteRevoke { writer.member("expires", invite.expires) }
    if let row = invite.row { writer.member("row", row) }
  }
}
