// A manual page as roff with the man(7) macros.
import LineProtocol

/// A page under construction.
struct ManualPage {
  private(set) var text: String

  private init(_ name: String, summary: String) {
    let title = name.uppercased().replacingBlanks
    text = ".TH \"\(Self.escaped(title))\" 1 \"\" \"invite-ledger \(ProgramVersion.text)\" \"Invite Ledger\"\n"
    section("NAME")
    line(name.replacingBlanks + " - " + summary)
  }

  /// The page of a sub-command or a verb.
  init(of command: CommandName) {
    switch command {
    case .subCommand(let command):
      self.init("invite-ledger " + command.name, summary: command.summary)
      lines("EXAMPLES", command.examples)
      lines("DESCRIPTION", command.details)
      options(command.flags)
      if let verb = Verb(rawValue: command.name) { describe(verb) }
    case .verb(let verb):
      self.init("invite-ledger " + verb.rawValue, summary: verb.entry.summary)
      lines("EXAMPLES", verb.entry.examples.compactMap { HelpText.shellLine($0, of: verb) })
      describe(verb)
      options(VerbCommand.flags(of: verb))
    }
    section("SEE ALSO")
    line("invite-ledger(1)")
  }

  /// The page of the program.
  static var overview: ManualPage {
    var page = ManualPage("invite-ledger", summary: "who was invited, by whom, and what became of it")
    page.section("SYNOPSIS")
    page.line("invite-ledger COMMAND [WORDS] [OPTIONS]")
    page.section("DESCRIPTION")
    page.line("Sub-commands, and the verbs of the service with the protocol's own words:")
    page.items(CommandName.all.map { ($0.name, $0.summary) })
    page.section("SETTINGS")
    page.line("A flag, else INVITE_LEDGER_ and the name in capitals, else a line name = value of a file:")
    page.items(ClientSetting.allCases.map { ($0.rawValue, $0.summary) })
    page.section("FILES")
    page.items([
      (".invite-ledger.conf", "settings of a directory"),
      ("~/.config/invite-ledger/invite-ledger.conf", "settings of a user"),
      ("/etc/invite-ledger.conf", "settings of a machine"),
    ])
    page.section("EXIT STATUS")
    page.items(ExitStatus.meanings.map { (String($0.status), $0.meaning) })
    page.section("SEE ALSO")
    page.line("invite-ledger man COMMAND prints the page of one; invite-ledger help does without man.")
    return page
  }

  private mutating func describe(_ verb: Verb) {
    let entry = verb.entry
    lines("DESCRIPTION", entry.details)
    if !entry.parameters.isEmpty {
      section("PARAMETERS")
      items(entry.parameters.map { ($0.name + "=", $0.summary + ($0.isRequired ? " (required)" : "")) })
    }
    if entry.terms == .query {
      section("QUERY")
      line("Other words are terms of a query: invite-ledger help query.")
    }
    for (title, fields) in [("ROWS", entry.row), ("ANSWER", entry.answer)] {
      let named = fields.filter { !$0.name.isEmpty }
      guard !named.isEmpty else { continue }
      section(title)
      items(named.map { ($0.name, $0.summary) })
    }
  }

  /// Lines as they stand.
  private mutating func lines(_ title: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    section(title)
    text += ".nf\n"
    for text in lines { line(text) }
    text += ".fi\n"
  }

  private mutating func options(_ flags: [Flag]) {
    guard !flags.isEmpty else { return }
    section("OPTIONS")
    items(flags.map { ($0.usage, $0.summary) })
  }

  private mutating func section(_ title: String) { text += ".SH " + title + "\n" }

  private mutating func items(_ items: [(String, String)]) {
    for (name, summary) in items {
      text += ".TP\n\\fB" + Self.escaped(name) + "\\fR\n"
      line(summary)
    }
  }

  private mutating func line(_ line: String) {
    text += Self.escaped(line.isEmpty ? " " : line) + "\n"
  }

  /// A text that roff prints as it stands: backslashes and hyphens spelled out, no line that begins like a request.
  static func escaped(_ text: String) -> String {
    var shown = ""
    for character in text {
      switch character {
      case "\\": shown += "\\e"
      case "-": shown += "\\-"
      case ".", "'": shown += shown.isEmpty ? "\\&\(character)" : String(character)
      default: shown.append(character)
      }
    }
    return shown
  }
}

extension String {
  fileprivate var replacingBlanks: String { String(map { $0 == " " ? "-" : $0 }) }
}
