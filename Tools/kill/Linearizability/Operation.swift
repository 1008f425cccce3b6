// One operation of a history, as the client that asked for it saw it.

/// What was asked for, what was answered, and between which moments it took effect.
package struct Operation<Input: Sendable, Output: Sendable & Equatable>: Sendable {
  package var client: Int
  package var input: Input
  /// Nil when the answer was lost: it took effect at some moment after it was asked for, or never.
  package var output: Output?
  /// When it was asked for, before the first byte was sent. Any unit; only the order counts.
  package var invoked: Int64
  /// When the answer had been read; means nothing without one.
  package var returned: Int64

  package init(client: Int, input: Input, output: Output?, invoked: Int64, returned: Int64) {
    self.client = client
    self.input = input
    self.output = output
    self.invoked = invoked
    self.returned = returned
  }
}
