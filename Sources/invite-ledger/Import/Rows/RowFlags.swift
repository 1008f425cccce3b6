// Flags of every sub-command that reads a file of rows.
import InviteCSV

enum RowFlags {
  static let dry = Flag("--dry-run", help: "says for every row what would happen; changes nothing")
  static let ignoring = Flag("--ignore-unknown-columns", help: "leaves columns out that nobody knows")

  /// Flags of files whose rows each become one command.
  static let reports = [dry, ignoring]

  /// Whether words are parameters of the verb of the same name, and not a file.
  static func isVerb(_ arguments: Arguments) -> Bool { arguments.words.contains { $0.contains("=") } }

  /// 50,000 rows of 5 KiB: more is not a list of people.
  static let fileLimit = 256 << 20

  /// The one file that the words name.
  static func path(_ arguments: Arguments, example: String) throws(ProgramFault) -> String {
    guard let path = arguments.words.first, arguments.words.count == 1 else {
      throw ProgramFault("this takes one file", hint: example)
    }
    return path
  }

  /// Says which columns were left out.
  static func sayIgnored(_ columns: [String]) {
    guard !columns.isEmpty else { return }
    Console.say("columns left out: " + columns.joined(separator: ", "))
  }
}
