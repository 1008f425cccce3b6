// What `verify` asks of each line beyond what the event log itself knows: events, and digests.
import EventLog
import LedgerFormat

/// Looks at lines, each of them alone, and gathers what is wrong with them.
struct LineChecks: Sendable {
  /// What is wrong with a line: by seq and field, never by value.
  struct Fault: Sendable {
    let seq: UInt64
    let what: String
  }

  private(set) var lines: UInt64 = 0
  /// Personal values that match their digests.
  private(set) var matching: UInt64 = 0
  private(set) var faults: [Fault] = []

  mutating func take(_ line: LogLine) {
    lines += 1
    do {
      let decoded = try LineDecoder.decode(line.bytes, range: line.range)
      for (path, state) in decoded.disclosureStates() { note(state, of: path, in: line.seq) }
    } catch {
      faults.append(Fault(seq: line.seq, what: "\(error)"))
    }
  }

  private mutating func note(_ state: DecodedLine.DisclosureState, of path: String, in seq: UInt64) {
    switch state {
    case .matching: matching += 1
    case .mismatching: faults.append(Fault(seq: seq, what: "\(path) is not the value that was recorded"))
    // Nothing in this version of the log erases values.
    case .erased: faults.append(Fault(seq: seq, what: "\(path) is missing, and no receipt says why"))
    }
  }

  /// Adds what was found in other lines; all faults stand in the order of the log then.
  mutating func add(_ other: LineChecks) {
    lines += other.lines
    matching += other.matching
    faults = (faults + other.faults).sorted { $0.seq < $1.seq }
  }
}
