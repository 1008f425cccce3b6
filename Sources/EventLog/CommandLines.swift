// The insides of the lines of one command, in one buffer.

/// Lines without their frames, one after the other. The writer keeps one of these and fills it again for every command, so
/// that a command costs no allocation here.
package struct CommandLines: Sendable {
  /// Where a line is cut: the digits of the batch stand between body and tail.
  struct Cut: Sendable {
    var bodyEnd: Int
    var end: Int
  }

  /// The lines so far, and what is being added.
  package var bytes: [UInt8] = []
  private(set) var cuts: [Cut] = []

  package init() {}

  /// How many lines there are.
  package var count: Int { cuts.count }

  /// Makes a line of what was added to `bytes` since the last line; its tail begins at `bodyEnd`.
  package mutating func endLine(bodyEnd: Int) {
    cuts.append(Cut(bodyEnd: bodyEnd, end: bytes.count))
  }

  /// Adds a line whose parts stand apart.
  package mutating func append(_ line: LineParts) {
    bytes.append(contentsOf: line.body)
    let bodyEnd = bytes.count
    bytes.append(contentsOf: line.tail)
    endLine(bodyEnd: bodyEnd)
  }

  /// Forgets the lines and keeps the memory, unless a rare large command made it large.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.count <= 1 << 16)
    cuts.removeAll(keepingCapacity: cuts.count <= 1 << 10)
  }

  /// Where a line begins in `bytes`.
  func start(of line: Int) -> Int { line == 0 ? 0 : cuts[line - 1].end }
}

extension CommandLines {
  /// A command whose lines stand apart.
  package init(_ lines: some Sequence<LineParts>) {
    for line in lines { append(line) }
  }
}
