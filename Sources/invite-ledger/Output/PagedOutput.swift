// Standard output, through a pager when a terminal cannot show all of it at once.
import SystemCalls

/// Writes what a sub-command has to show. On a terminal, from the first text on that is longer than the screen, a pager
/// reads it; it is waited for when this value goes.
final class PagedOutput {
  private enum Stage {
    case direct
    /// Nothing was written yet that would not fit the screen.
    case deciding(command: String, linesLeft: Int)
    case paged
  }

  private var stage: Stage
  private var reader: OutputReader?

  /// - Parameter pager: the command that reads; nil writes to standard output whatever comes.
  init(pager: String?) {
    stage = pager.map { .deciding(command: $0, linesLeft: (StandardStream.output.lines ?? 24) - 1) } ?? .direct
  }

  /// Writes bytes, waiting where the reader is slow.
  /// - Throws: `SystemError` that `isBrokenPipe` when the reader has seen enough.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    if case .deciding(let command, let linesLeft) = stage {
      let lines = bytes.count { $0 == UInt8(ascii: "\n") }
      if lines > linesLeft {
        start(command)
      } else {
        stage = .deciding(command: command, linesLeft: linesLeft - lines)
      }
    }
    try StandardStream.output.write(bytes)
  }

  /// `less` leaves the screen as it is, passes colours on, and ends by itself where everything fits.
  private static let environment = [(name: "LESS", value: "FRX"), (name: "LV", value: "-c")]

  private func start(_ command: String) {
    do throws(SystemError) {
      reader = try OutputReader.start(command, environment: Self.environment)
      stage = .paged
    } catch {
      Console.say("no pager: \(error)")
      stage = .direct
    }
  }

  /// Waits until the reader has gone; what is written after that goes to the terminal.
  func end() {
    reader = nil
    stage = .direct
  }
}

extension PagedOutput {
  /// The command that reads long output: `--pager`, else INVITE_LEDGER_PAGER and the settings, else PAGER, else `less` or
  /// `more` where there is one. Nil where nobody looks, and for `cat` and the empty command.
  static func command(_ arguments: Arguments, isTerminal: Bool) throws -> String? {
    guard isTerminal, StandardStream.input.isTerminal, !arguments.has("--no-pager") else { return nil }
    let asked = try arguments.setting(.pager) ?? ProcessFacts.environment("PAGER")
    let command = asked ?? ["less", "more"].first(where: isInstalled)
    return command == "cat" || command == "" ? nil : command
  }

  private static func isInstalled(_ name: String) -> Bool {
    let directories = (ProcessFacts.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    // A directory that cannot be looked at has no pager for us.
    return directories.contains { (try? PathFacts.of("\($0)/\(name)")) ?? nil != nil }
  }
}
