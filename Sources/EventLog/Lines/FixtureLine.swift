// A line that no log wrote: for fixtures, which are made whole and then read like any log.

/// Puts the frame of a log around the inside of a line.
package enum FixtureLine {
  /// The line with its sum and its line feed.
  ///
  /// Throws `lineTooLong`, or `malformedLine` when the parts do not fit into the frame.
  package static func bytes(of parts: LineParts, seq: UInt64, batch: UInt64) throws(LogError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try LineFramer.append(
      0, of: CommandLines([parts]), seq: seq, batch: batch, to: &bytes, limit: LogLimits.standard.lineBytes)
    return bytes
  }
}
