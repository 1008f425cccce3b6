// How the ledger's values are spelled in replies.
package import InviteLedger
package import JSONText

/// Names are ours and need no escape.
extension JSONWriter {
  package mutating func member(_ name: StaticString, _ text: String) {
    plainName(name)
    string(text)
  }

  /// A text in UTF-8 that never was a String.
  package mutating func member(_ name: StaticString, utf8 text: [UInt8]) {
    plainName(name)
    string(utf8: text)
  }

  package mutating func member(_ name: StaticString, _ id: some LedgerIdentifier) {
    plainName(name)
    plainString { bytes in id.append(to: &bytes) }
  }

  package mutating func member(_ name: StaticString, orNull text: String?) {
    plainName(name)
    if let text { string(text) } else { null() }
  }

  package mutating func member(_ name: StaticString, _ number: some FixedWidthInteger) {
    plainName(name)
    integer(number)
  }

  /// A number under a name that is one of many.
  package mutating func member(named name: String, _ number: some FixedWidthInteger) {
    self.name(name)
    integer(number)
  }

  package mutating func member(_ name: StaticString, _ flag: Bool) {
    plainName(name)
    bool(flag)
  }

  package mutating func member(_ name: StaticString, list texts: [String]) {
    plainName(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  package mutating func member(_ name: StaticString, _ moment: Timestamp) {
    plainName(name)
    plainString { moment.append(to: &$0) }
  }

  /// A personal value; null once it was erased.
  package mutating func member(_ name: StaticString, _ text: PersonalText) {
    plainName(name)
    if let text = text.text { string(text) } else { null() }
  }

  /// `null` is never.
  package mutating func member(_ name: StaticString, _ expiry: Expiry) {
    switch expiry {
    case .never:
      plainName(name)
      null()
    case .at(let moment): member(name, moment)
    }
  }
}

extension JSONWriter {
  mutating func members(of standing: CommandReply.Standing) {
    switch standing {
    case .appended(let seqs): members(ofSeqs: seqs)
    case .unchanged(let seq):
      member("seq", seq)
      member("changed", false)
    case .replayed(let seqs):
      members(ofSeqs: seqs)
      member("replayed", true)
    case .staged: break
    }
  }

  private mutating func members(ofSeqs seqs: ClosedRange<UInt64>) {
    member("seq", seqs.lowerBound)
    if seqs.count > 1 { member("last_seq", seqs.upperBound) }
  }

  mutating func members(of receipt: Receipt) {
    name("receipt")
    beginObject()
    member("size", receipt.size)
    member("root", receipt.root)
    endObject()
  }

  mutating func members(of closed: BatchClosed) {
    member("batch", closed.batch.description)
    member("issued", closed.issued)
    member("reused", closed.reused)
    member("failed", closed.failed)
  }

  /// A list of what changed, each with the value before and after.
  mutating func members(of changes: [PolicyChange]) {
    name("settings")
    beginArray()
    for change in changes {
      beginObject()
      member("setting", change.setting.rawValue)
      member("old", change.old)
      member("new", change.new)
      endObject()
    }
    endArray()
  }

  /// A setting's value as it stands in the log.
  package mutating func member(_ name: StaticString, _ value: SettingValue) {
    switch value {
    case .off:
      plainName(name)
      null()
    case .flag(let flag): member(name, flag)
    case .number(let number): member(name, number)
    case .text(let text): member(name, text)
    case .names(let names): member(name, list: names)
    }
  }

  mutating func members(of redemption: RedemptionAnswer) {
    member("redemption", redemption.redemption.description)
    member("invite", redemption.invite.description)
    member("use", redemption.use)
    member("username", redemption.username)
    members(granted: redemption.granted, withheld: redemption.withheld)
    if redemption.already { member("already", true) }
  }

  mutating func members(of reservation: ReservationAnswer) {
    member("reservation", reservation.reservation.description)
    member("invite", reservation.invite.description)
    member("until", reservation.until)
  }

  mutating func members(of reversal: ReversalAnswer) {
    member("redemption", reversal.redemption.description)
    member("invite", reversal.invite.description)
    member("username", reversal.username)
  }

  mutating func members(granted: Grants, withheld: [Withheld]) {
    name("granted")
    beginObject()
    member("role", granted.role.rawValue)
    if !granted.groups.isEmpty { member("groups", list: granted.groups) }
    if !granted.channels.isEmpty { member("channels", list: granted.channels) }
    if let topic = granted.topic { member("topic", topic) }
    endObject()
    name("withheld")
    beginArray()
    for one in withheld {
      beginObject()
      member("kind", one.kind)
      member("name", one.name)
      member("reason", one.reason.rawValue)
      endObject()
    }
    endArray()
  }
}
