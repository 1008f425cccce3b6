// `config`: which settings are in force, and who said so.
import InviteLedgerClient

extension SubCommand {
  static let config = SubCommand(
    name: "config", summary: "prints the settings in force",
    examples: ["invite-ledger config", "invite-ledger config --show-origin"],
    details: [
      "A flag says it for one call, then INVITE_LEDGER_… for a shell, then the lines name = value of .invite-ledger.conf",
      "here, of ~/.config/invite-ledger/invite-ledger.conf and of /etc/invite-ledger.conf. The nearest one counts.",
      "A file is obeyed when only you and root can write it.", "", "Settings:",
    ] + HelpText.table(ClientSetting.allCases.map { ($0.rawValue, $0.summary) }),
    flags: ConfigCommand.flags, run: ConfigCommand.run)
}

enum ConfigCommand {
  static let flags = [Flag("--show-origin", help: "say where each one was set")] + SocketFlags.all

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    guard arguments.words.isEmpty else {
      throw ProgramFault("config takes no words", hint: "write the setting into a file: invite-ledger help config")
    }
    let settings = try Settings.current()
    let showsOrigin = arguments.has("--show-origin")
    for setting in ClientSetting.allCases where setting != .socket {
      if let text = arguments.value(setting.flag) {
        try print(setting.rawValue, text, showsOrigin ? setting.flag : nil)
      } else if let value = settings[setting] {
        try print(setting.rawValue, value.text, showsOrigin ? value.origin : nil)
      }
    }
    let socket = try SocketLocation.find(arguments)
    try print("socket", socket.path, showsOrigin ? socket.origin : nil)
    if showsOrigin {
      for file in settings.files { Console.say("\(file.path): \(file.isThere ? "read" : "not there")") }
    }
    return ExitStatus.done
  }

  private static func print(_ name: String, _ text: String, _ origin: String?) throws {
    try Console.print([name, text, origin].compactMap(\.self).joined(separator: "\t"))
  }
}
