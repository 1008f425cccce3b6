// `man`: manual pages, made from the tables that help is made from.
import LineProtocol

extension SubCommand {
  static let manual = SubCommand(
    name: "man", summary: "prints a manual page for man(1)",
    examples: [
      "invite-ledger man | man -l -", "invite-ledger man invite issue | man -l -",
      "invite-ledger man > /usr/local/share/man/man1/invite-ledger.1",
    ],
    details: ["Without words the page of the program; with the words of a sub-command or a verb the page of that."]
  ) { words in
    guard !words.isEmpty else {
      try Console.print(ManualPage.overview.text)
      return ExitStatus.done
    }
    guard let (command, count) = CommandName.find(words), count == words.count else {
      let topic = words.joined(separator: " ")
      let near = Suggestion.nearest(to: topic, among: CommandName.all.map(\.name))
      throw ProgramFault("there is no page \(topic)", hint: "invite-ledger man" + (near.map { " " + $0 } ?? ""))
    }
    try Console.print(ManualPage(of: command).text)
    return ExitStatus.done
  }
}
