// Why a sub-command ends without doing what it was asked, and with which exit status.
import EventLog
import InviteCSV
import InviteLedger
import InviteLedgerClient
import LedgerFormat
import LineProtocol
import Replay
import SystemCalls

/// The exit statuses of this program (those of the protocol's error codes are in its table).
enum ExitStatus {
  static let done: Int32 = 0
  /// The answer is no: states differ, a log does not verify.
  static let no: Int32 = 1
  /// The ledger refused.
  static let refused: Int32 = 3
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let noInput: Int32 = 66
  /// The socket cannot be made or is in use.
  static let cannotListen: Int32 = 69
  static let inputOutput: Int32 = 74
  /// Somebody else has it now.
  static let tryLater: Int32 = 75
  /// The person stopped it.
  static let interrupted: Int32 = 130

  /// Every status that this program ends with, for its manual.
  static let meanings: [(status: Int32, meaning: String)] = [
    (done, "done; the answer is yes"), (no, "the answer is no: no row with -e, states that differ, a log out of order"),
    (refused, "the ledger refused"), (usage, "the words are wrong"), (badData, "a file cannot be used"),
    (noInput, "a file is not there"), (cannotListen, "the service is not there, or its socket cannot be made"),
    (70, "a defect of the service"), (71, "the system refused"), (inputOutput, "reading or writing failed"),
    (tryLater, "come back later"), (76, "the service sent something unreadable"), (77, "not allowed"),
    (124, "what was waited for did not happen in time"), (interrupted, "interrupted"),
  ]
}

/// A fault with what to do about it.
struct ProgramFault: Error {
  var message: String
  var hint: String?
  var status: Int32

  init(_ message: String, hint: String? = nil, status: Int32 = ExitStatus.usage) {
    self.message = message
    self.hint = hint
    self.status = status
  }
}

extension ProgramFault {
  /// Any error as the end of a sub-command.
  init(_ error: any Error) {
    switch error {
    case let fault as ProgramFault: self = fault
    case let error as LedgerError:
      self.init(error.description, hint: error.nextStep, status: error.exitStatus)
    case let error as ReplyError:
      self.init("\(error.code.text): \(error.message)", hint: error.hint, status: error.code.exitStatus)
    case let fault as CSVFault:
      self.init(
        "\(fault.code.rawValue): \(fault.place): \(fault.message)", hint: fault.hint, status: ExitStatus.badData)
    case let error as SystemError:
      self.init(error.description, status: error.isMissingFile ? ExitStatus.noInput : ExitStatus.inputOutput)
    case let error as LogError: self.init(error)
    case let error as ReplayError: self.init(error.message, hint: error.hint)
    case is Interrupted: self.init("interrupted", status: ExitStatus.interrupted)
    case is FormatError, is ReplayFault: self.init("\(error)", status: ExitStatus.badData)
    default: self.init("\(error)", status: ExitStatus.inputOutput)
    }
  }

  private init(_ error: LogError) {
    switch error {
    case .system(let error): self.init(error)
    case .damaged, .unknownEvent, .headUnreadable: self.init("\(error)", status: ExitStatus.badData)
    default: self.init("\(error)", status: ExitStatus.inputOutput)
    }
  }
}
