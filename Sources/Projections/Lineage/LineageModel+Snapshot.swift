// The model of lineage as canonical text: `members`, by name.

package import JSONText

extension LineageModel {
  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("members")
    writer.beginObject()
    for number in names.sortedNumbers {
      let view = view(Int(number))
      writer.name(view.name)
      view.write(to: &writer)
    }
    writer.endObject()
    writer.endObject()
  }
}

extension MemberView {
  /// The member as one object; the name is the caller's to write.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if let arrival {
      writer.member("invited_by", arrival.inviter)
      writer.member("redemption", arrival.redemption)
      writer.member("invite", arrival.invite)
    }
    if let seq { writer.member("seq", seq) }
    if let time { writer.member("since", time) }
    writer.member("invitees", invitees)
    if isDeactivated { writer.member("deactivated", true) }
    writer.endObject()
  }
}
