// `doctor`: says what is wrong with a ledger and its service, and what to do.
import InviteLedgerClient
import SystemCalls

extension SubCommand {
  static let doctor = SubCommand(
    name: "doctor", summary: "says what is wrong and what to do about it",
    examples: ["invite-ledger doctor", "invite-ledger doctor --dir /var/lib/invite-ledger --full"],
    details: [
      "Looks at settings, directory, disk, key file and log, and asks the service how it is. Changes nothing and may run beside",
      "the service, or without one. What it prints holds no secret and no personal value: it can be sent to a stranger.",
      "Exit status 1: something is bad.",
    ],
    flags: DoctorCommand.flags, run: DoctorCommand.run)
}

enum DoctorCommand {
  static let flags = SocketFlags.places + [Flag("--full", help: "read the whole log, however long it is")]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    guard arguments.words.isEmpty else {
      throw ProgramFault("doctor takes no words", hint: "invite-ledger doctor --dir DIR")
    }
    let findings = settings() + examine(arguments)
    let paint = Paint(.auto, isTerminal: StandardStream.output.isTerminal, environment: ProcessFacts.environment)
    for finding in findings { try show(finding, paint) }
    return findings.contains { $0.verdict == .bad } ? ExitStatus.no : ExitStatus.done
  }

  /// Settings that cannot be read keep every other sub-command from working.
  private static func settings() -> [Finding] {
    do {
      let read = try Settings.current().files.count { $0.isThere }
      return [.good("settings", read == 1 ? "1 file is read" : "\(read) files are read")]
    } catch {
      let fault = ProgramFault(error)
      return [.bad("settings", shortened(fault.message), remedy: fault.hint ?? "invite-ledger help config")]
    }
  }

  private static func examine(_ arguments: Arguments) -> [Finding] {
    // Settings that cannot be read were said; the usual places are looked at then.
    let directory = (try? LogSource.directory(arguments)) ?? "./ledger"
    let files = DirectoryExamination(path: directory, name: shortened(directory), isThorough: arguments.has("--full"))
    let location = (try? SocketLocation.find(arguments)) ?? SocketLocation.find()
    return files.findings() + ServiceExamination(location: location, name: shortened(location.path)).findings()
  }

  /// A path without the name of the one who runs this.
  private static func shortened(_ path: String) -> String {
    guard let home = ProcessFacts.environment("HOME"), home != "/", path.hasPrefix(home) else { return path }
    return "~" + path.dropFirst(home.count)
  }

  private static func show(_ finding: Finding, _ paint: Paint) throws {
    let style: Paint.Style? = finding.verdict == .bad ? .bad : finding.verdict == .note ? .open : .good
    let verdict = finding.verdict.rawValue
    let padding = String(repeating: " ", count: 6 - verdict.count)
    let text = TerminalText.escaped("\(finding.subject): \(finding.text)")
    try StandardStream.output.write(Array((paint(verdict, style) + padding + text + "\n").utf8))
    guard let remedy = finding.remedy else { return }
    try StandardStream.output.write(Array(("      → " + TerminalText.escaped(remedy) + "\n").utf8))
  }
}
