// The columns that a kind of file can have.

/// A column, by the name that stands in its header.
public protocol FileColumn: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// A first row with a cell of one of these names, in any case, is a header.
  static var marks: [Self] { get }
  /// What a file without header holds, in this order; empty where a file must have one.
  static var positional: [Self] { get }
  /// A header has at least one of each of these lists.
  static var needed: [[Self]] { get }
}
