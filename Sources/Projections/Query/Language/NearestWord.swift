// The word somebody probably meant.

enum NearestWord {
  /// The candidate with the fewest edits, at most a third of the word's length and at least one; the first of equals.
  static func to(_ word: String, among candidates: some Sequence<String>) -> String? {
    let bytes = Array(word.lowercased().utf8.prefix(64))
    var best: (word: String, distance: Int)?
    let limit = max(1, bytes.count / 3)
    // As many edits are needed as the lengths differ, at least.
    for candidate in candidates where abs(candidate.utf8.count - bytes.count) <= limit {
      let distance = distance(bytes, Array(candidate.lowercased().utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one word the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replaced, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
