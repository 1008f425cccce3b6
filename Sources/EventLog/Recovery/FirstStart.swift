// Making a ledger where there was none, or going on with a first start that was interrupted.

internal import Hashing
internal import SystemCalls

/// The first start: key file, first segment with its line, `head` last. Nothing can have been acknowledged before `head` is there, so
/// whatever an interrupted one left behind may be written again.
struct FirstStart {
  let directory: any LogFileSystem
  let options: LogOptions

  func run() throws(LogError) {
    try checkNames()
    let line = try existingLine()
    if line == nil { try options.key?.make(in: directory) }
    let key = try options.key?.read(in: directory) ?? []
    let record = try writeFirstLine(line, key)
    try calling { () throws(SystemError) in try HeadFile.create(record, in: directory) }
  }

  /// Refuses a directory that holds more than an interrupted first start can have left.
  private func checkNames() throws(LogError) {
    var allowed = options.tolerated.union([FileName.lock, FileName.newHead, FileName.quarantine, SegmentName.text(1)])
    if let key = options.key { allowed.formUnion([key.name, key.temporaryName]) }
    let names = try calling { () throws(SystemError) in try directory.names() }
    if let found = names.first(where: { !allowed.contains($0) }) { throw notALedger(found) }
    guard names.contains(FileName.quarantine) else { return }
    let kept = try calling { () throws(SystemError) in
      try directory.openSubdirectory(FileName.quarantine).names()
    }
    if let found = kept.first { throw notALedger("\(FileName.quarantine)/\(found)") }
  }

  private func notALedger(_ found: String) -> LogError {
    .notALedger(directory: directory.path, found: found)
  }

  /// The first line, if an interrupted first start got as far as that and no further; nil if there is no whole line.
  private func existingLine() throws(LogError) -> [UInt8]? {
    let name = SegmentName.text(1)
    let limit = UInt64(options.limits.lineBytes)
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try directory.openFile(name, .read).readAll(0..<limit + 1)
    } catch {
      if error.isMissingFile { return nil }
      throw .system(error)
    }
    guard bytes.count <= Int(limit) else { throw notALedger(name) }
    let end = bytes.firstIndex(of: FrameText.newline) ?? bytes.count
    if end + 1 == bytes.count, (try? LineFrame.read(bytes, 0..<end))?.seq == 1 { return bytes }
    let after = Finding.Aftermath.search([0] + bytes, badSeq: 0, lineBytes: options.limits.lineBytes)
    guard after == .nothingValid || end == bytes.count else { throw notALedger(name) }
    return nil
  }

  /// Writes and syncs the first line, `line` again if it was there.
  private func writeFirstLine(_ line: [UInt8]?, _ key: [UInt8]) throws(LogError) -> HeadRecord {
    var bytes = line ?? []
    if line == nil {
      _ = try LineFramer.append(
        0, of: CommandLines([options.ledgerOpened(key)]), seq: 1, batch: 1, to: &bytes,
        limit: options.limits.lineBytes)
    }
    let text = bytes
    try calling { () throws(SystemError) in
      let file = try directory.openFile(SegmentName.text(1), .createOrUpdate)
      try file.truncate(to: 0)
      try file.writeAll(text, at: 0)
      try file.syncAll()
      try directory.sync()
    }
    var position = LogPosition()
    let end = bytes.count - 1
    guard let frame = try? LineFrame.read(bytes, 0..<end) else {
      throw .malformedLine(reason: "the first line cannot be read back")
    }
    position.advance(frame, in: bytes, length: bytes.count)
    return position.head
  }
}
