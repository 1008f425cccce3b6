// What a run gave to the log and what it was told: the model that the log is compared with.

import EventLog

/// Broken promise of the log.
struct Violation: Error {
  let text: String
}

/// Every line that was appended, in order, and how far the log said that it is durable.
struct IssuedLog {
  /// Line `seq` stands at `seq - 1`; nil for the first line, which the log asked for itself.
  private var lines: [LineParts?] = [nil]
  /// Last seqs of whole commands.
  private var commandEnds: Set<UInt64> = [1]
  /// The last seq of which a caller was told that it is durable.
  private(set) var acknowledged: UInt64 = 0
  /// The last seq that a reader could see.
  private(set) var visible: UInt64 = 0
  /// Whether a first start has ended well.
  private(set) var hasBegun = false

  var count: UInt64 { UInt64(lines.count) }

  mutating func append(_ command: [LineParts]) {
    lines.append(contentsOf: command.map { $0 })
    commandEnds.insert(count)
  }

  /// Lines that were said not to have been appended.
  mutating func drop(from seq: UInt64) throws {
    guard seq > acknowledged else { throw Violation(text: "I1: line \(seq) was acknowledged and then dropped") }
    lines.removeLast(lines.count - Int(seq) + 1)
    commandEnds = commandEnds.filter { $0 < seq }
  }

  mutating func acknowledge(_ range: ClosedRange<UInt64>) throws {
    guard range.lowerBound == acknowledged + 1, range.upperBound <= count else {
      throw Violation(text: "I1: lines \(range) were acknowledged after line \(acknowledged) of \(count)")
    }
    acknowledged = range.upperBound
  }

  mutating func see(_ seq: UInt64) { visible = max(visible, seq) }

  /// Compares with what a start found; `floor` is what may not be missing.
  mutating func adopt(_ log: borrowing EventLog, floor: UInt64? = nil) throws {
    let found = log.durableSeq
    let floor = floor ?? max(acknowledged, visible)
    guard found >= floor else {
      throw Violation(
        text: "I1: line \(acknowledged) was acknowledged, \(visible) was visible, the log ends at \(found)")
    }
    guard found <= count else { throw Violation(text: "I1: the log has \(found) lines, \(count) were appended") }
    guard commandEnds.contains(found) else {
      throw Violation(text: "I2: the log ends inside a command, at line \(found)")
    }
    var next: UInt64 = 1
    try log.reader().forEachLine { line in
      guard line.seq == next, matches(line) else {
        throw Violation(text: "I1: line \(next) is not what was appended as line \(next)")
      }
      next += 1
      return true
    }
    guard next == found + 1 else { throw Violation(text: "I1: the log ends at \(found) and shows \(next - 1) lines") }
    lines.removeLast(lines.count - Int(found))
    commandEnds = commandEnds.filter { $0 <= found }
    acknowledged = found
    visible = found
    hasBegun = true
  }

  /// Whether a line is the one that was appended there, whatever its group was.
  private func matches(_ line: LogLine) -> Bool {
    guard let parts = lines[Int(line.seq) - 1] else { return true }
    let text = line.bytes[line.range]
    let start = Array("{\"seq\":\(line.seq)".utf8) + parts.body
    guard text.starts(with: start) else { return false }
    let rest = text.dropFirst(start.count).drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return rest.dropLast(18).elementsEqual(parts.tail)
  }
}
