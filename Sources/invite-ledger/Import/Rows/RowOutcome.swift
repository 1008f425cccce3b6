// What became of each row of a file.
import InviteCSV
import InviteLedgerClient

/// What became of one row.
enum RowOutcome {
  /// The ledger did it.
  case done(LedgerValue)
  /// Something that was there was changed.
  case changed(LedgerValue)
  /// It was so already.
  case unchanged(LedgerValue)
  /// With `--dry-run`: nothing stands in its way.
  case ready
  /// With `--dry-run`: it would add nothing new.
  case settled
  case refused(LedgerRefusal)
  case faults([CSVFault])
  /// This earlier row asked for the same.
  indirect case repeats(Int, RowOutcome)
}

extension RowOutcome {
  /// What an answer comes to; a rehearsal's answer is told by whether it has events.
  init(_ answer: Result<LedgerReply, LedgerRefusal>) {
    switch answer {
    case .failure(let refusal): self = .refused(refusal)
    case .success(let reply) where reply["dry"]?.flag == true: self = reply["events"] == .list([]) ? .settled : .ready
    case .success(let reply): self = reply["changed"]?.flag == false ? .unchanged(reply.answer) : .done(reply.answer)
    }
  }

  /// What is wrong; empty when nothing is.
  var code: String {
    switch self {
    case .done, .changed, .unchanged, .ready, .settled: ""
    case .refused(let refusal): refusal.code
    case .faults(let faults): faults.first?.code.rawValue ?? ""
    case .repeats(_, let first): first.code
    }
  }

  /// What the ledger answered; nil when it was not asked or said no.
  var answer: LedgerValue? {
    switch self {
    case .done(let answer), .changed(let answer), .unchanged(let answer): answer
    case .repeats(_, let first): first.answer
    case .ready, .settled, .refused, .faults: nil
    }
  }

  /// The status of a program that ends with these rows: 3 when the ledger refused one, 65 when only the file is at
  /// fault.
  static func exitStatus(of outcomes: [RowOutcome]) -> Int32 {
    var status = ExitStatus.done
    for outcome in outcomes {
      if case .refused = outcome { return ExitStatus.refused }
      if case .faults = outcome { status = ExitStatus.badData }
    }
    return status
  }
}
