// Fields of requests that were refused for want of a right.

import InviteLedger

extension AuthRefused: LineEvent {
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

extension AuthRefused.Count: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.field("command", command)
    data.field("code", code)
    data.field("count", count)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      key: try data.idIfPresent("key"), command: try data.string("command"), code: try data.word("code"),
      count: try data.integer("count"))
  }
}
