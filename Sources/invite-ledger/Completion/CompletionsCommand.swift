// `completions`: scripts for three shells, which all ask this program what can be typed next.
import SystemCalls

extension SubCommand {
  static let completions = SubCommand(
    name: "completions", summary: "prints the script that completes words in a shell",
    examples: [
      "invite-ledger completions bash > ~/.local/share/bash-completion/completions/invite-ledger",
      "invite-ledger completions zsh > ~/.zfunc/_invite-ledger",
      "invite-ledger completions fish > ~/.config/fish/completions/invite-ledger.fish",
      "invite-ledger completions words 'invite-ledger invite i'",
    ],
    details: [
      "Verbs, parameters, fields and their values are completed; ids and names are asked of the service, if it runs.",
      "`words LINE` answers what the scripts ask: a candidate a line, a tab, and what it is.",
    ],
    words: ["bash", "zsh", "fish", "words"], run: CompletionsCommand.run)
}

enum CompletionsCommand {
  static func run(_ words: [String]) throws -> Int32 {
    switch (words.first, words.count) {
    case ("bash", 1): try Console.print(CompletionScript.bash)
    case ("zsh", 1): try Console.print(CompletionScript.zsh)
    case ("fish", 1): try Console.print(CompletionScript.fish)
    case ("words", 2):
      let completion = Completion(line: words[1])
      let arguments = try Arguments(completion.placeFlags, flags: SocketFlags.all)
      for candidate in completion.candidates(live: { $0.ask(arguments) }) {
        try Console.print(TerminalText.escaped(candidate.word) + "\t" + TerminalText.escaped(candidate.summary))
      }
    default: throw ProgramFault("for which shell? bash, zsh or fish", hint: "invite-ledger completions bash")
    }
    return ExitStatus.done
  }
}
