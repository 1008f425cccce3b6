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
    if !reassignments.isEmpty { writeReassignments(to: &writer) }
    writer.endObject()
  }
  private func writeReassignments(to writer: inout JSONWriter) {
    writer.name("reassigned")
    writer.beginArray()
    for reassignment in reassignments {
      writer.beginObject()
      writer.member("seq", reassignment.seq)
      writer.member("ts", reassignment.time)
      writer.member("actor", reassignment.actor)
      if let old = reassignment.old { writer.member("old_inviter", old) }
      if let new = reassignment.new { writer.member("new_inviter", new) }
      writer.member("reason", reassignment.reason)
      writer.endObject()
    }
    writer.endArray()
  }
}
