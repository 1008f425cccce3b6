// One row of a file: what it asks for, or why it cannot be asked.

/// A row in its place.
public struct FileRow<Entry: FileEntry>: Hashable, Sendable {
  /// What is to be done about it.
  public enum Content: Hashable, Sendable {
    /// Ask for this.
    case entry(Entry)
    /// The row with this number asked for the same before; it is done once, there.
    case repeats(Int)
    /// Nothing can be asked; in the order of the cells.
    case faults([CSVFault])
  }

  /// From 1, not counting the header and empty lines.
  public var number: Int
  /// The line of the file on which the row begins, from 1.
  public var line: Int
  /// What names the row, for the output.
  public var label: String
  /// What it asks for.
  public var content: Content

  /// A row.
  public init(number: Int, line: Int, label: String, content: Content) {
    self.number = number
    self.line = line
    self.label = label
    self.content = content
  }
}
