// Every verb of the protocol as a sub-command: its words go to the socket as they are, its answer comes back printed.
import InviteLedgerClient
import JSONText
import LineProtocol

enum VerbCommand {
  static let flags = SocketFlags.all + OutputStyle.flags

  /// The flags of a verb.
  static func flags(of verb: Verb) -> [Flag] {
    let cursors = verb == .audit || verb == .tail ? [Explanation.flag] + CursorFile.flags : []
    return QueryFlags.flags(of: verb) + cursors + flags
  }

  /// Sends the verb with its words and prints the reply.
  static func run(_ verb: Verb, _ words: [String]) throws -> Int32 {
    // Every flag of questions is read, so that one the verb has no parameter for is named as that.
    try run(verb, Arguments(words, flags: flags(of: verb) + QueryFlags.all))
  }

  /// The same with words that were told apart before.
  static func run(_ verb: Verb, _ arguments: Arguments) throws -> Int32 {
    let style = try style(of: verb, arguments)
    let cursor = CursorFile(arguments)
    let words = try QueryFlags.words(of: arguments, for: verb) + cursor.words()
    let request = try VerbRequest(verb, arguments.adding(words))
    let ledger = try LedgerConnection.open(arguments)
    if verb.entry.kind == .query { try TimeEcho.say(request, asking: ledger, style) }
    var display = AnswerDisplay(request, style, explains: arguments.has(Explanation.flag.name))
    if verb == .tail { return try display.follow(on: ledger, keeping: cursor) }
    let count: Int
    do {
      count = try display.show(from: ledger, keeping: cursor)
    } catch LedgerError.refused(let refusal) where verb.entry.kind == .command && style.format.isJSON {
      // Who asked for JSON gets JSON: the answer of a command is one object, whichever way it went.
      try AnswerText.print(refusal, style)
      throw LedgerError.refused(refusal)
    }
    return arguments.has(QueryFlags.exit.name) && count == 0 ? ExitStatus.no : ExitStatus.done
  }

  /// The rows of `describe` are of several kinds and make no table.
  private static func style(of verb: Verb, _ arguments: Arguments) throws -> OutputStyle {
    var style = try OutputStyle(arguments)
    let isTable = style.format == .table || style.format == .wide || style.format == .text
    if verb == .describe, isTable { style.format = .ndjson }
    return style
  }
}
