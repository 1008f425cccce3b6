// Looking for valid lines behind a bad one.

extension Finding.Aftermath {
  /// Looks through `bytes`, which begin with the bad line that should have had `badSeq`.
  ///
  /// Every place that begins like a line is tried, also inside what reads as one line: the damaged byte may have been a newline.
  static func search(_ bytes: [UInt8], badSeq: UInt64, lineBytes: Int) -> Finding.Aftermath {
    var result = Finding.Aftermath.nothingValid
    var cursor = LineCursor(bytes, min(1, bytes.count)..<bytes.count)
    while cursor.find(FrameText.open) {
      let start = cursor.index - FrameText.open.utf8CodeUnitCount
      guard let frame = line(bytes, from: start, lineBytes) else { continue }
      if frame.batch > badSeq { return .validOfLaterGroup }
      result = .validOfSameGroup
    }
    return result
  }

  /// The line that begins at `start` and ends with the first sum, if it is one.
  private static func line(_ bytes: [UInt8], from start: Int, _ lineBytes: Int) -> LineFrame? {
    var cursor = LineCursor(bytes, start..<min(bytes.count, start + lineBytes))
    guard cursor.find(FrameText.sum) else { return nil }
    let end = cursor.index - FrameText.sum.utf8CodeUnitCount + FrameText.sumLength
    guard end <= bytes.count else { return nil }
    return try? LineFrame.read(bytes, start..<end)
  }
}
