// What a system would do if one operation came after the other.

/// A deterministic specification: a state, and what each operation makes of it.
package protocol SequentialModel {
  associatedtype State: Hashable & Sendable
  associatedtype Input: Sendable
  associatedtype Output: Sendable & Equatable
  associatedtype Key: Hashable & Comparable & Sendable

  /// What every key begins with.
  static var initial: State { get }
  /// Operations on different keys have nothing to do with each other, so each key is judged alone.
  static func key(of input: Input) -> Key
  /// Carries out an operation and says what it answers. Every operation is possible in every state.
  static func apply(_ input: Input, to state: inout State) -> Output
}
