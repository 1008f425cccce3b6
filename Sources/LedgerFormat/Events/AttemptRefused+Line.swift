// Fields of redemptions that were refused.

import InviteLedger

extension AttemptRefused: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("since", since)
    data.list("refusals", refusals)
    if other > 0 { data.field("other", other) }
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      since: try data.moment("since"),
      refusals: try data.objects("refusals", Count.init(from:)),
      other: try data.countIfAny("other"))
  }
}

extension AttemptRefused.Count: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("code", code)
    data.field("count", count)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.idIfPresent("invite"), code: try data.word("code"), count: try data.integer("count"))
  }
}
