// Every flipped bit, every cut, every deleted, doubled and swapped line of a log of 64 events.

import EventLog
import Hashing
import SimulatedDisk

/// Damage at rest, all of it: once with `head` at the end, once with the last group above `head`.
enum ExhaustiveDamage {
  struct Outcome {
    var cases = 0
    var refused = 0
    var lostLastGroup = 0
    var violations: [String] = []
  }

  static func run() throws -> Outcome {
    var outcome = Outcome()
    for isClosed in [true, false] {
      let log = try DamagedLog(isClosed: isClosed)
      for index in log.whole.indices {
        for bit in 0..<8 {
          var bytes = log.whole
          bytes[index] ^= 1 << UInt8(bit)
          log.judge(bytes, "bit \(bit) of byte \(index)", &outcome)
        }
        if isClosed { log.judge(Array(log.whole[..<index]), "cut at \(index)", &outcome) }
      }
      for (what, bytes) in log.edits { log.judge(bytes, what, &outcome) }
    }
    return outcome
  }
}

/// A log of 64 events, 1 to 4 lines a command, and what a start makes of it when its bytes are changed.
private struct DamagedLog {
  let whole: [UInt8]
  private let disk = SimulatedDisk(seed: 1)
  private let options: LogOptions
  private let head: [UInt8]
  private let lastGroup: UInt64
  private let isClosed: Bool

  init(isClosed: Bool) throws {
    self.isClosed = isClosed
    options = Example.options(disk.root)
    var log = try EventLog.open(options)
    while log.nextSeq <= 64 {
      let size = min(Int(log.nextSeq % 4) + 1, 65 - Int(log.nextSeq))
      _ = try log.append(Example.command(size, note: "\(log.nextSeq)"))
      if log.nextSeq % 3 == 0 || log.nextSeq > 64, let commit = log.beginCommit() { _ = log.endCommit(commit.run()) }
      if log.nextSeq == 40 { try log.writeHead() }
    }
    lastGroup = log.durable.batch
    if isClosed { try log.close() }
    whole = disk.contents("events-00000000000000000001.ndjson") ?? []
    head = disk.contents("head") ?? []
  }

  /// The log with lines deleted, doubled and swapped.
  var edits: [(String, [UInt8])] {
    let lines = whole.split(separator: UInt8(ascii: "\n")).map { $0 + [UInt8(ascii: "\n")] }
    var edits: [(String, [UInt8])] = []
    for index in lines.indices {
      var (deleted, doubled) = (lines, lines)
      deleted.remove(at: index)
      doubled.insert(lines[index], at: index)
      edits += [("line \(index) deleted", Array(deleted.joined())), ("line \(index) doubled", Array(doubled.joined()))]
      for other in lines.indices.dropFirst(index + 1) {
        var swapped = lines
        swapped.swapAt(index, other)
        edits.append(("lines \(index) and \(other) swapped", Array(swapped.joined())))
      }
    }
    return edits
  }

  /// Refused, unchanged, or without lines of the last group where `head` does not know it.
  func judge(_ bytes: [UInt8], _ what: String, _ outcome: inout ExhaustiveDamage.Outcome) {
    outcome.cases += 1
    disk.stop(.kill)
    disk.replace("head", with: head)
    disk.replace("events-00000000000000000001.ndjson", with: bytes)
    do throws(LogError) {
      let log = try EventLog.open(options)
      let kept = disk.contents("events-00000000000000000001.ndjson") ?? []
      if !whole.starts(with: kept) || log.durableSeq + 1 < lastGroup || isClosed && kept != whole {
        outcome.violations.append("\(what), \(isClosed ? "closed" : "killed"): accepted with \(log.durableSeq) lines")
      } else if kept != whole {
        outcome.lostLastGroup += 1
      }
    } catch {
      outcome.refused += 1
    }
  }
}
