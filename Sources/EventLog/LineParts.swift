// The inside of a line, as the caller gives it.

/// A line without its frame. The log writes `{"seq":N`, `body`, the digits of the batch, `tail`, `,"sum":"xxxxxxxx"}` and a
/// newline.
package struct LineParts: Hashable, Sendable {
  /// From `,"ts":"` to `"meta":{"batch":`, both included.
  package var body: [UInt8]
  /// What follows the digits of the batch: the rest of `meta` with its brace, then `,"personal":{…}` if there is any.
  package var tail: [UInt8]

  package init(body: [UInt8], tail: [UInt8]) {
    self.body = body
    self.tail = tail
  }
}
