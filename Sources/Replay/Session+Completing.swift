// What a word that is being typed can become.

extension Session {
  /// The last word of a line and everything it can become: words of the session, then paths.
  package func completions(of line: String) -> (word: String, choices: [String]) {
    let word = String(line.reversed().prefix { $0 != " " }.reversed())
    if word.count == line.count {
      return (word, SessionWord.all.map(\.name).filter { $0.hasPrefix(word) })
    }
    guard StatePath.begins(word) else { return (word, []) }
    // A word that cannot be completed stays as it is.
    return (word, (try? paths(beginning: word)) ?? [])
  }

  private func paths(beginning text: String) throws -> [String] {
    let parent = try StatePath(String(text[...(text.lastIndex(of: "/") ?? text.startIndex)]))
    let names = try timeline.names(below: parent, here, limit: Limits.completed)
    let paths = names.map { parent.appending($0) }.filter { $0.description.hasPrefix(text) }
    return paths.map { $0.description + ($0.steps.count < 2 ? "/" : "") }
  }
}
