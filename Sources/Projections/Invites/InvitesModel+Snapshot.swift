// The model of invites as canonical text: `invites`, `redemptions`, `batches`, each by number.

package import InviteLedger
package import JSONText

extension InvitesModel {
  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("invites")
    writer.beginObject()
    for index in invites.indices where invites[index].isPresent {
      let view = view(index)
      writer.name(view.invite.description)
      view.write(to: &writer, at: time)
    }
    writer.endObject()
    writer.name("redemptions")
    writer.beginObject()
    for index in redemptions.indices where redemptions[index].invite != 0 {
      let view = view(redemption: index)
      writer.name(view.redemption.description)
      view.write(to: &writer)
    }
    writer.endObject()
    if reservations.count > 0 { writeReservations(to: &writer) }
    writer.name("batches")
    writer.beginObject()
    for index in batches.indices {
      guard let view = batch(BatchID(number: UInt64(index) + 1)) else { continue }
      writer.name(view.batch.description)
      view.write(to: &writer, runs: batches[index].runs)
    }
    writer.endObject()
    if !suspensions.isEmpty { writeSuspensions(to: &writer) }
    writer.endObject()
  }
}

extension InvitesModel {
  /// By the bytes of the inviter's name.
  private func writeSuspensions(to writer: inout JSONWriter) {
    writer.name("suspensions")
    writer.beginObject()
    for number in names.sortedNumbers {
      guard let suspension = suspensions[number] else { continue }
      suspension.intervention.write(to: &writer, as: names.text(number), mode: suspension.mode)
    }
    writer.endObject()
  }

  private func writeReservations(to writer: inout JSONWriter) {
    writer.name("reservations")
    writer.beginObject()
    for index in reservations.indices where reservations[index].invite != 0 {
      let view = view(reservation: index)
      writer.name(view.reservation.description)
      view.write(to: &writer, at: time)
    }
    writer.endObject()
  }
}

extension InviteView {
  /// The invite as one object, with its status at a moment; its id is the caller's to write.
  package func write(to writer: inout JSONWriter, at now: Timestamp) {
    writer.beginObject()
    writer.member("status", status(at: now).rawValue)
    writer.member("kind", kind.rawValue)
    writer.member("inviter", inviter)
    if let email { writer.member("email", email) }
    writeTerms(to: &writer)
    writeUses(to: &writer)
    let reserved = holds.count(at: now)
    if reserved > 0 { writer.member("reserved", reserved) }
    if reversed > 0 { writer.member("reversed", reversed) }
    writer.member("token_hint", tokenHint)
    writer.member("token_key", tokenKey)
    if let batch { writer.member("batch", batch) }
    if let row { writer.member("row", row) }
    writer.member("source", source.rawValue)
    writer.member("issued_seq", issuedSeq)
    writer.member("issued", issued)
    writeHistory(to: &writer)
    if let closing { closing.write(to: &writer) }
    if let refusals { refusals.write(to: &writer) }
    writer.members(notes)
    writer.endObject()
  }

  private func writeTerms(to writer: inout JSONWriter) {
    if let domain { writer.member("domain", domain) }
    writer.member("binding", binding.rawValue)
    writer.member("role", role.rawValue)
    if !groups.isEmpty { writer.member("groups", groups) }
    if !channels.isEmpty { writer.member("channels", channels) }
    if includeDefaultChannels { writer.member("include_default_channels", true) }
    if let topic { writer.member("topic", topic) }
    if !notifyInviter { writer.member("notify_inviter", false) }
    if let subject { writer.member("subject", subject) }
    if let message { writer.member("message", message) }
    if let note { writer.member("note", note) }
    if let locale { writer.member("locale", locale) }
  }

  private func writeHistory(to writer: inout JSONWriter) {
    resends?.write(to: &writer, as: "resent")
    if generation != 1 { writer.member("generation", generation) }
    rotations?.write(to: &writer, as: "rotated")
    reveals?.write(to: &writer, as: "revealed")
    addressed?.write(to: &writer, as: "addressed")
    if let reinstated { reinstated.write(to: &writer, as: "reinstated") }
    if let delivery { delivery.write(to: &writer) }
  }

  private func writeUses(to writer: inout JSONWriter) {
    writer.member("max_uses", maxUses)
    writer.member("used", used)
    if let usesLeft { writer.member("uses_left", usesLeft) } else { writer.memberNull("uses_left") }
    writer.member("expires", expires)
  }
}

extension Repetition {
  /// How often, the last seq and the last time, as members that begin with a name.
  func write(to writer: inout JSONWriter, as name: String) {
    writer.member(name, count)
    writer.member(name + "_seq", lastSeq)
    writer.member(name + "_last", lastTime)
  }
}

extension Intervention {
  func write(to writer: inout JSONWriter, as name: String, mode: SuspensionMode? = nil) {
    writer.name(name)
    writer.beginObject()
    if let mode { writer.member("mode", mode.rawValue) }
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    if let reason { writer.member("reason", reason) }
    writer.endObject()
  }
}

extension DeliveryHistory {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("delivery")
    writer.beginObject()
    writer.member("state", standing.state.rawValue)
    writer.member("time", standing.time)
    writer.member("seq", seq)
    if let detail { writer.member("detail", detail) }
    for (state, count) in reported { writer.member(state.rawValue, count) }
    writer.endObject()
  }
}

extension InviteRefusals {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("refused")
    writer.beginObject()
    for (code, count) in sorted { writer.member(code.rawValue, count) }
    writer.endObject()
    writer.member("refused_seq", lastSeq)
    writer.member("refused_last", lastTime)
  }
}

extension InviteClosing {
  fileprivate func write(to writer: inout JSONWriter) {
    if let revoked { revoked.write(to: &writer, as: "revoked") }
    if let successor { writer.member("successor", successor) }
  }
}

extension RedemptionView {
  /// The redemption as one object; its id is the caller's to write.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("invite", invite)
    writer.member("use", use)
    writer.member("seq", seq)
    writer.member("ts", time)
    if let email { writer.member("email", email) }
    writer.member("username", username)
    if let external { writer.member("external", external) }
    writer.member("existing_account", existingAccount)
    writer.name("granted")
    granted.write(to: &writer)
    if !withheld.isEmpty { writeWithheld(to: &writer) }
    if let reservation { writer.member("reservation", reservation) }
    if let reversal { reversal.write(to: &writer) }
    writer.members(notes)
    writer.endObject()
  }

  private func writeWithheld(to writer: inout JSONWriter) {
    writer.name("withheld")
    writer.beginArray()
    for grant in withheld {
      writer.beginObject()
      writer.member("kind", grant.kind)
      writer.member("name", grant.name)
      writer.member("reason", grant.reason.rawValue)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension RedemptionReversal {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("reversed")
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    writer.member("reason", reason)
    writer.endObject()
  }
}

extension Grants {
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("role", role.rawValue)
    if !groups.isEmpty { writer.member("groups", groups) }
    if !channels.isEmpty { writer.member("channels", channels) }
    if let topic { writer.member("topic", topic) }
    writer.endObject()
  }
}

extension BatchView {
  /// The batch as one object; its id is the caller's to write. Runs are written as first and last id.
  func write(to writer: inout JSONWriter, runs: [ClosedRange<UInt64>]) {
    writer.beginObject()
    if let opened {
      writer.member("seq", seq)
      writer.member("ts", time)
      writer.member("opener", opener)
      writer.member("mode", opened.mode.rawValue)
      writer.member("source", opened.source.rawValue)
      if let digest = opened.fileDigest { writer.member("file_digest", digest) }
      if let rows = opened.rows { writer.member("rows", rows) }
    }
    writer.member("invites", invites)
    writer.name("runs")
    writer.beginArray()
    for run in runs {
      writer.beginArray()
      writer.string(InviteID(number: run.lowerBound).description)
      writer.string(InviteID(number: run.upperBound).description)
      writer.endArray()
    }
    writer.endArray()
    if let closed, let closedSeq { closed.write(to: &writer, seq: closedSeq) }
    writer.members(notes)
    writer.endObject()
  }
}

extension BatchClosed {
  fileprivate func write(to writer: inout JSONWriter, seq: UInt64) {
    writer.name("closed")
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("outcome", outcome.rawValue)
    writer.member("issued", issued)
    writer.member("reused", reused)
    writer.member("failed", failed)
    writer.endObject()
  }
}
