// The words of one request, ready to become lines.
import InviteLedgerClient
import LineProtocol

struct VerbRequest {
  let verb: Verb
  private(set) var words: [String]

  /// Reads secrets from where they are, and gives a command a request key.
  init(_ verb: Verb, _ arguments: Arguments) throws {
    self.verb = verb
    words = try arguments.words.map { try SecretInput.filled($0, of: verb) }
    if let name = try Self.actor(arguments, verb) { words.append("@as=" + name) }
    let isMarked = words.contains { $0.hasPrefix("@req=") || $0 == "@dry" }
    if verb.entry.kind == .command, !isMarked { words.append("@req=" + (try LedgerRequest.randomKey())) }
    guard RequestLine.line(of: [verb.rawValue] + words) != nil else {
      throw ProgramFault("a word has a control character no request can have", hint: "leave it out")
    }
  }

  /// A flag is sent with whatever verb it came with; a setting is meant for those that understand it.
  private static func actor(_ arguments: Arguments, _ verb: Verb) throws -> String? {
    if let name = arguments.value("--as") { return name }
    guard EnvelopeWord.actingAs.isUnderstood(by: verb.entry.kind) else { return nil }
    return try arguments.setting(.actAs)
  }

  /// Asking twice does no harm.
  var isRepeatable: Bool { verb != .quit }

  /// The person said how many rows there may be.
  var hasLimit: Bool { words.contains { $0.hasPrefix("limit=") } }

  /// Counts instead of rows.
  var isTally: Bool {
    words.contains { word in ["count=", "by=", "values=", "fields="].contains { word.hasPrefix($0) } } && verb == .audit
  }

  /// The request as it is sent.
  func line() -> [UInt8] { line(of: words) }

  /// The request that begins right behind a seq.
  func line(behind seq: UInt64?) -> [UInt8] {
    guard let seq else { return line() }
    return line(of: without("since", "cursor") + ["since=\(seq + 1)"])
  }

  /// Turns to the next page.
  mutating func goOn(after cursor: String) { words = without("cursor") + ["cursor=" + cursor] }

  private func without(_ names: String...) -> [String] {
    words.filter { word in !names.contains { word.hasPrefix($0 + "=") } }
  }

  /// The verb goes in words, everything else as it was checked when this was made.
  private func line(of words: [String]) -> [UInt8] {
    RequestLine.line(of: verb.rawValue.split(separator: " ").map(String.init) + words) ?? []
  }
}
