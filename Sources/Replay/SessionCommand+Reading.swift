// From a line to a command.

extension SessionCommand {
  /// Reads a line; nil for an empty one or a comment.
  package init?(_ line: String) throws(ReplayError) {
    guard line.utf8.count <= Limits.lineBytes else {
      throw ReplayError("the line is longer than \(Limits.lineBytes) bytes", hint: "shorten it")
    }
    let text = line.trimmed
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    let name = text.prefix { $0 != " " && $0 != "\t" }
    let rest = String(text.dropFirst(name.count)).trimmed
    let word = try SessionWord.named(String(name))
    self = try Self.read(word, rest, rest.words)
  }

  private static func read(_ word: SessionWord, _ rest: String, _ words: [String]) throws(ReplayError) -> SessionCommand
  {
    switch word.name {
    case "step": return .step(try count(words, word))
    case "back": return .back(try count(words, word))
    case "goto": return .goto(Position(try one(rest, word)))
    case "continue": return .run
    case "reverse-continue": return .reverse
    case "where": return .here
    case "break": return .breakBefore(try one(rest, word))
    case "watch":
      let (path, value) = try condition(rest, word)
      return .watch(path, value: value)
    case "delete": return .delete(words.isEmpty ? nil : try number(words[0], word))
    case "info": return .info
    case "print": return .print(try path(words, word))
    case "ls": return try list(words, word)
    case "diff": return try diff(words)
    case "history": return .history(try path(words, word))
    case "why": return .why(try path(words, word))
    case "blame": return .blame(try path(words, word))
    case "bisect":
      if words.first == "run" { return .bisectRun(try program(rest, word)) }
      return .bisect(try search(rest, word))
    case "minimize": return try minimize(words, rest, word)
    case "save": return .save(try one(rest, word))
    case "load": return .load(try one(rest, word))
    case "digest": return .digest(try digest(words, word))
    case "verify":
      let flags = try flags(words, ["--runs", "--every"], word)
      return .verify(runs: Int(clamping: flags["--runs"] ?? 3), every: flags["--every"])
    case "compare":
      let words = try rest.quotedWords
      guard words.count == 2 else { throw usage(word) }
      return .compare(old: words[0], new: words[1])
    case "mark": return .mark(try name(words, word))
    case "omit": return .omit(try one(rest, word))
    case "edit": return try edit(rest, word)
    case "insert": return .insert(try one(rest, word))
    case "swap":
      guard words.count == 2, let one = UInt64(words[0]), let other = UInt64(words[1]) else { throw usage(word) }
      return .swap(one, other)
    case "overlay": return .overlay
    case "reset": return .reset(words.isEmpty ? nil : try number(words[0], word))
    case "help": return .help(words.first)
    default: return .quit
    }
  }

  private static func usage(_ word: SessionWord) -> ReplayError {
    ReplayError("\(word.name) is written: \(word.usage)", hint: "help \(word.name)")
  }

  private static func one(_ rest: String, _ word: SessionWord) throws(ReplayError) -> String {
    guard !rest.isEmpty else { throw usage(word) }
    return rest
  }

  private static func count(_ words: [String], _ word: SessionWord) throws(ReplayError) -> UInt64 {
    guard let first = words.first else { return 1 }
    guard words.count == 1, let count = UInt64(first), count > 0 else { throw usage(word) }
    return count
  }

  private static func number(_ text: String, _ word: SessionWord) throws(ReplayError) -> Int {
    guard let number = Int(text) else { throw usage(word) }
    return number
  }

  private static func path(_ words: [String], _ word: SessionWord) throws(ReplayError) -> StatePath {
    guard words.count <= 1, let text = words.first ?? (word.name == "print" ? "/" : nil) else { throw usage(word) }
    return try StatePath(text)
  }

  private static func list(_ words: [String], _ word: SessionWord) throws(ReplayError) -> SessionCommand {
    switch words.count {
    case 0: return .list(.root, after: nil)
    case 1: return .list(try StatePath(words[0]), after: nil)
    case 3 where words[1] == "after": return .list(try StatePath(words[0]), after: words[2])
    default: throw usage(word)
    }
  }

  /// A path begins with `/`; what comes before it are positions.
  private static func diff(_ words: [String]) throws(ReplayError) -> SessionCommand {
    let positions = words.prefix { !StatePath.begins($0) }
    let paths = words.dropFirst(positions.count)
    guard positions.count <= 2, paths.count <= 1 else { throw usage(try SessionWord.named("diff")) }
    return .diff(
      from: positions.first.map(Position.init), to: positions.count > 1 ? Position(positions[1]) : nil,
      try paths.first.map { (text) throws(ReplayError) in try StatePath(text) } ?? .root)
  }

  /// `PATH` or `PATH = VALUE`.
  private static func condition(_ rest: String, _ word: SessionWord) throws(ReplayError) -> (StatePath, String?) {
    let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
    guard let path = parts.first, !path.isEmpty, parts.count == 1 || !parts[1].isEmpty else { throw usage(word) }
    return (try StatePath(path), parts.count > 1 ? parts[1] : nil)
  }

  private static func search(_ rest: String, _ word: SessionWord) throws(ReplayError) -> StateCondition {
    guard StatePath.begins(rest) else { return .query(try one(rest, word)) }
    let (path, value) = try condition(rest, word)
    return .path(path, value: value)
  }

  /// The words behind `run`.
  private static func program(_ rest: String, _ word: SessionWord) throws(ReplayError) -> [String] {
    let words = try String(rest.dropFirst("run".count)).quotedWords
    guard !words.isEmpty else { throw usage(word) }
    return words
  }

  /// A condition, and the file behind a last `to`.
  private static func minimize(
    _ words: [String], _ rest: String, _ word: SessionWord
  ) throws(ReplayError) -> SessionCommand {
    guard words.count > 2, words[words.count - 2] == "to", let file = words.last else {
      return .minimize(try search(rest, word), to: nil)
    }
    let condition = String(rest.dropLast(file.count)).trimmed.dropLast("to".count)
    return .minimize(try search(String(condition).trimmed, word), to: file)
  }

  /// `SEQ FIELD=VALUE`, where the value is the rest of the line.
  private static func edit(_ rest: String, _ word: SessionWord) throws(ReplayError) -> SessionCommand {
    let seq = rest.prefix { $0 != " " && $0 != "\t" }
    let parts = rest.dropFirst(seq.count).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let seq = UInt64(seq), parts.count == 2, let field = String(parts[0]).words.first else { throw usage(word) }
    return .edit(seq, field: field, text: String(parts[1]).trimmed)
  }

  private static func digest(_ words: [String], _ word: SessionWord) throws(ReplayError) -> DigestWish {
    let flags = try flags(words, ["--every", "--order", "--through"], word)
    return DigestWish(
      every: flags["--every"], order: Int(clamping: flags["--order"] ?? 0), through: flags["--through"])
  }

  /// `--every 4` or `--every=4`: numbers from 1 on, by the names of flags.
  private static func flags(
    _ words: [String], _ known: [String], _ word: SessionWord
  ) throws(ReplayError) -> [String: UInt64] {
    var flags: [String: UInt64] = [:]
    var rest = words[...]
    while let first = rest.popFirst() {
      // One part at least, also of a word that is nothing but `=`.
      let parts = first.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard known.contains(parts[0]), let text = parts.count == 2 ? parts[1] : rest.popFirst(),
        let number = UInt64(text), number > 0
      else { throw usage(word) }
      flags[parts[0]] = number
    }
    return flags
  }

  private static func name(_ words: [String], _ word: SessionWord) throws(ReplayError) -> String {
    guard words.count == 1, words[0].utf8.count <= 60, words[0].utf8.allSatisfy(Self.isNameByte) else {
      throw usage(word)
    }
    return words[0]
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    let body = drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
    var end = body.endIndex
    while end > body.startIndex, [" ", "\t", "\r", "\n"].contains(body[body.index(before: end)]) {
      end = body.index(before: end)
    }
    return String(body[..<end])
  }

  var words: [String] { split { $0 == " " || $0 == "\t" }.map(String.init) }

  func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
