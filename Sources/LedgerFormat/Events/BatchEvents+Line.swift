// Fields of the events around invites issued together.

import InviteLedger

extension BatchOpened: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("batch", batch)
    data.field("mode", mode)
    data.field("source", source)
    data.field("file_digest", fileDigest)
    data.field("rows", rows)
    data.list("members", skipped.members)
    data.list("deactivated", skipped.deactivated)
  }

  /// Reads version 1, and what came with version 2 if the line is one of those.
  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      batch: try data.id("batch"),
      mode: try data.word("mode"),
      source: try data.word("source"),
      fileDigest: try data.stringIfPresent("file_digest"),
      rows: try data.integerIfPresent("rows"))
    guard data.version >= 2 else { return }
    skipped = SkippedRows(
      members: try data.numberList("members"), deactivated: try data.numberList("deactivated"))
  }
}

extension BatchClosed: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("batch", batch)
    data.field("outcome", outcome)
    data.field("issued", issued)
    data.field("reused", reused)
    data.field("failed", failed)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      batch: try data.id("batch"),
      outcome: try data.word("outcome"),
      issued: try data.integer("issued"),
      reused: try data.integer("reused"),
      failed: try data.integer("failed"))
  }
}
