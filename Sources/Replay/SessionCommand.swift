// The words of a session: one table for reading, help and completion.

/// A command as it was typed, taken apart.
package enum SessionCommand: Hashable, Sendable {
  case step(UInt64)
  case back(UInt64)
  case goto(Position)
  case run
  case reverse
  case here
  case breakBefore(String)
  case watch(StatePath, value: String?)
  case delete(Int?)
  case info
  case print(StatePath)
  case list(StatePath, after: String?)
  case diff(from: Position?, to: Position?, StatePath)
  case history(StatePath)
  case why(StatePath)
  case blame(StatePath)
  case bisect(StateCondition)
  case bisectRun([String])
  case minimize(StateCondition, to: String?)
  case save(String)
  case load(String)
  case digest(DigestWish)
  case verify(runs: Int, every: UInt64?)
  case compare(old: String, new: String)
  case mark(String)
  case omit(String)
  case edit(UInt64, field: String, text: String)
  case insert(String)
  case swap(UInt64, UInt64)
  case overlay
  case reset(Int?)
  case help(String?)
  case quit
}

/// What a search looks for: something at a path, a value at it, or an event.
package enum StateCondition: Hashable, Sendable {
  case path(StatePath, value: String?)
  case query(String)
}

/// Where digests are wanted: here without `every`.
package struct DigestWish: Hashable, Sendable {
  /// Every so many events along the log.
  package var every: UInt64?
  /// How far the order in which models fold is turned.
  package var order = 0
  /// The last seq that is looked at; nil for all.
  package var through: UInt64?
}

/// A row of the table.
package struct SessionWord: Sendable {
  package var name: String
  package var short: [String]
  package var usage: String
  package var summary: String
}

extension SessionWord {
  /// In the order of help.
  package static let all: [SessionWord] = [
    SessionWord(name: "step", short: ["s", "next", "n"], usage: "step [N]", summary: "go N events on and show them"),
    SessionWord(name: "back", short: ["rs", "reverse-step"], usage: "back [N]", summary: "go N events back"),
    SessionWord(
      name: "goto", short: ["g"], usage: "goto POS",
      summary: "go to a seq, +5, -5, start, end, a time, mark:NAME, next:QUERY, prev:QUERY, inv_7:issued, inv_7:last"),
    SessionWord(name: "continue", short: ["c"], usage: "continue", summary: "go on to the next stop, or to the end"),
    SessionWord(
      name: "reverse-continue", short: ["rc"], usage: "reverse-continue",
      summary: "go back to the last stop, or to the start"),
    SessionWord(name: "where", short: ["w"], usage: "where", summary: "the event one stands right behind"),
    SessionWord(
      name: "break", short: ["b"], usage: "break QUERY", summary: "stop before an event that answers a query"),
    SessionWord(
      name: "watch", short: [], usage: "watch PATH [= VALUE]",
      summary: "stop after a change of what stands at a path, or after it became a value"),
    SessionWord(name: "delete", short: ["d"], usage: "delete [NUMBER]", summary: "remove a stop, or all of them"),
    SessionWord(name: "info", short: ["i"], usage: "info", summary: "stops, marks, and where the log begins and ends"),
    SessionWord(name: "print", short: ["p"], usage: "print PATH", summary: "what stands at a path here"),
    SessionWord(name: "ls", short: [], usage: "ls [PATH] [after NAME]", summary: "the names below a path"),
    SessionWord(
      name: "diff", short: [], usage: "diff [A] [B] [PATH]",
      summary: "what differs between two positions; the event before here without any, A and here with one"),
    SessionWord(
      name: "history", short: ["h"], usage: "history PATH", summary: "every change of what stands at a path up to here"),
    SessionWord(
      name: "why", short: [], usage: "why PATH",
      summary: "the event that last changed it, and how; typed again, the one before"),
    SessionWord(
      name: "blame", short: [], usage: "blame PATH",
      summary: "every leaf with the seq, the time and the actor that set it"),
    SessionWord(
      name: "bisect", short: [], usage: "bisect PATH [= VALUE] | QUERY | run COMMAND",
      summary: "the first event after which it holds, in the whole log, or after which a program says no"),
    SessionWord(
      name: "minimize", short: [], usage: "minimize PATH [= VALUE] | QUERY [to FILE]",
      summary: "the smallest log that still shows it, in a file that is a log"),
    SessionWord(
      name: "digest", short: [], usage: "digest [--every N] [--order K] [--through SEQ]",
      summary: "the digest of every read model here, or along the log; --order turns the order in which the models fold"
    ),
    SessionWord(
      name: "verify", short: [], usage: "verify [--runs N] [--every N]",
      summary: "the same digests from other processes, with other hash seeds, time zones and orders"),
    SessionWord(
      name: "compare", short: [], usage: "compare OLD NEW",
      summary: "the first event where two builds of invite-ledger part, and the difference"),
    SessionWord(name: "mark", short: ["m"], usage: "mark NAME", summary: "give this position a name: mark:NAME"),
    SessionWord(
      name: "save", short: [], usage: "save FILE", summary: "write marks, stops, changes and the position to a new file"
    ),
    SessionWord(name: "load", short: [], usage: "load FILE", summary: "bring back what was saved"),
    SessionWord(
      name: "omit", short: [], usage: "omit QUERY", summary: "what if these events of the log had not happened"),
    SessionWord(
      name: "edit", short: [], usage: "edit SEQ FIELD=VALUE",
      summary: "what if this event said something else: a field of its data, or its actor; an empty value takes it away"
    ),
    SessionWord(
      name: "insert", short: [], usage: "insert COMMAND | EVENT",
      summary:
        "what if this had been asked for here, in the protocol's words, or had happened: {\"type\":…,\"data\":{…}}"),
    SessionWord(
      name: "swap", short: [], usage: "swap SEQ SEQ",
      summary: "what if these two events had happened in each other's place"
    ),
    SessionWord(
      name: "overlay", short: ["o"], usage: "overlay",
      summary: "the changes so far, what became impossible, and how the world differs in the end"),
    SessionWord(
      name: "reset", short: [], usage: "reset [NUMBER]", summary: "take one change back, or all: the log as it is"),
    SessionWord(name: "help", short: ["?"], usage: "help [WORD]", summary: "these words, or one of them"),
    SessionWord(name: "quit", short: ["q", "exit"], usage: "quit", summary: "end the session"),
  ]

  /// The word of a name, a short form, or a beginning that only one word has.
  package static func named(_ text: String) throws(ReplayError) -> SessionWord {
    if let word = all.first(where: { $0.name == text || $0.short.contains(text) }) { return word }
    let begun = all.filter { $0.name.hasPrefix(text) }
    if begun.count == 1 { return begun[0] }
    guard begun.isEmpty else {
      throw ReplayError(
        "\"\(text)\" is the beginning of \(begun.map(\.name).joined(separator: ", "))", hint: "type one more letter")
    }
    throw ReplayError("there is no such word", hint: "help")
  }
}
