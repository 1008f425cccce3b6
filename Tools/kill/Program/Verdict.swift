// The comparison: what clients were told against what the log says.
import EventLog
import Foundation
import InviteLedger
import JSONText
import LedgerFormat
import LedgerService
import SystemCalls

/// Everything that must hold after a run.
struct Verdict {
  private let outcome: KillRun.Outcome
  private let place: Place
  private let program: String

  init(_ outcome: KillRun.Outcome, _ place: Place, program: String) {
    self.outcome = outcome
    self.place = place
    self.program = program
  }

  /// - Returns: what was counted.
  func check() throws -> String {
    try place.verify(by: program)
    let log = try LogFacts(place)
    try compare(log)
    try log.checkUses()
    let imported = log.importedRows
    let expected = outcome.imports * ImportProcess.rows
    guard imported == expected else {
      throw KillFailure("\(expected) rows were imported by the program and \(imported) of them are in the log")
    }
    let recorded = outcome.told.values.filter { if case .recorded = $0 { true } else { false } }.count
    return "\(outcome.told.count) requests answered, \(recorded) of them recorded, \(imported) rows imported by "
      + "\(outcome.imports) processes' files, \(log.redemptions) redemptions, \(log.lines) events"
  }

  /// I1: what was acknowledged is there once, where it was said to be; nothing is there that was not asked or was refused.
  private func compare(_ log: LogFacts) throws {
    for (id, told) in outcome.told {
      let places = log.requests[id] ?? []
      switch told {
      case .recorded(let seq, let answer):
        guard places.map(\.seq) == [UInt64(clamping: seq)] else {
          throw KillFailure("\(id) was acknowledged with seq \(seq) and stands in the log at \(places.map(\.seq))")
        }
        try compare(answer, with: places[0].event, of: id)
      case .unchanged, .refused:
        guard places.isEmpty else { throw KillFailure("\(id) was not recorded, it was said, and stands in the log") }
      }
    }
    for (id, places) in log.requests where outcome.told[id] == nil && id.hasPrefix("c") && !id.contains("-") {
      throw KillFailure("\(id) stands in the log at \(places.map(\.seq)) and was never answered")
    }
  }

  private func compare(_ answer: JSONValue, with event: Event, of id: String) throws {
    let names: (String, String?)? =
      switch event {
      case .inviteIssued(let event): ("invite", event.invite.description)
      case .tokenRedeemed(let event): ("redemption", event.redemption.description)
      case .messageSent(let event): ("message", event.message.description)
      case .accountAdded(let event): ("account", event.account)
      case .batchOpened(let event): ("batch", event.batch.description)
      default: nil
      }
    guard let (name, value) = names else { return }
    guard answer[name]?.string == value else {
      throw KillFailure("\(id) was answered \(answer.canonicalText), the log says \(value ?? "nothing")")
    }
  }
}

/// What a log says, folded as the service folds it.
struct LogFacts {
  struct Link {
    /// Addresses by their use.
    var redeemers: [String] = []
    var isRevoked = false
  }

  /// First events of commands with a request id, by that id.
  var requests: [String: [(seq: UInt64, event: Event)]] = [:]
  var lines = 0
  var redemptions = 0
  var importedRows = 0
  /// What became of each invite, by its id.
  var links: [String: Link] = [:]
  private var maxUses: [InviteID: UseLimit] = [:]
  private var uses: [InviteID: [UInt32]] = [:]

  init(_ place: Place) throws {
    var fold = LedgerFold()
    try LogReader(directory: Directory(path: place.ledger, trust: .ownOnly)).forEachLine { line in
      try fold.take(line)
      note(try LineDecoder.decode(line.bytes, range: line.range).record)
      return true
    }
  }

  private mutating func note(_ record: Record) {
    lines += 1
    if let request = record.meta.request { requests[request.id, default: []].append((record.seq, record.event)) }
    switch record.event {
    case .inviteIssued(let event):
      maxUses[event.invite] = event.maxUses
      links["\(event.invite)"] = Link()
      if event.email?.text?.hasPrefix("p") == true { importedRows += 1 }
    case .tokenRedeemed(let event):
      redemptions += 1
      uses[event.invite, default: []].append(event.use)
      links["\(event.invite)", default: Link()].redeemers.append(event.email?.text ?? "")
    case .inviteRevoked(let event): links["\(event.invite)", default: Link()].isRevoked = true
    default: break
    }
  }

  /// I2: no invite was used more often than it can be, and no use was given twice.
  func checkUses() throws {
    for (invite, uses) in uses {
      guard uses == (1...UInt32(clamping: uses.count)).map({ $0 }) else {
        throw KillFailure("the uses of \(invite) are \(uses)")
      }
      if case .uses(let limit) = maxUses[invite], uses.count > limit {
        throw KillFailure("\(invite) was used \(uses.count) times and could be \(limit) times")
      }
    }
  }
}
