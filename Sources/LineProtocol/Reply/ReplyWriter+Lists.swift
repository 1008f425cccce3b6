// The answer to a list of addresses, in our own form or in Zulip's.
package import InviteLedger
import JSONText

extension ReplyWriter {
  /// All lines of the reply to `invite list-import`: a row for each address, then `ok`; in Zulip's form `ok` alone.
  package mutating func inviteList(
    _ reply: CommandReply, to request: Request, shown: (InviteAnswer) -> ShownToken
  ) {
    guard case .invites(let batch, let invites, let skipped) = reply.answer else {
      return command(reply, to: request.verb, shown: shown)
    }
    if !request.isInZulipForm { rows(invites, skipped.faults, shown) }
    ok { writer in
      if request.isInZulipForm {
        let members = ZulipForm(skipped: skipped).members(addresses: request.listedAddresses, ignored: request.ignored)
        for member in members {
          writer.name(member.name)
          writer.value(member.value)
        }
      } else {
        writer.member("rows", invites.count + skipped.count)
        writer.member("skipped", skipped.count)
      }
      writer.member("batch", batch.description)
      writer.members(of: reply.standing)
      if let receipt = reply.receipt { writer.members(of: receipt) }
    }
  }

  /// One row for each address, in the order of the list.
  private mutating func rows(
    _ invites: [InviteAnswer], _ faults: [RowFault], _ shown: (InviteAnswer) -> ShownToken
  ) {
    var left = faults[...]
    for invite in invites {
      while let fault = left.first, fault.row < invite.row ?? 0 {
        row(fault)
        left = left.dropFirst()
      }
      inviteRow(invite, shown(invite))
    }
    for fault in left { row(fault) }
  }

  private mutating func row(_ fault: RowFault) {
    row { writer in
      writer.member("row", fault.row)
      writer.member("code", fault.code.rawValue)
      writer.member("msg", fault.message)
    }
  }
}
