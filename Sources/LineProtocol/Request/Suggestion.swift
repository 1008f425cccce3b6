// Guesses what was meant by a word that nobody knows.

package enum Suggestion {
  /// The candidate nearest to `text`, the first of several; nil when none is near enough to be a slip of the finger.
  package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(text.utf8.prefix(40)).map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
    let limit = wanted.count < 4 ? 1 : wanted.count < 9 ? 2 : 3
    var best: (candidate: String, distance: Int)?
    // As many edits are needed as the lengths differ, at least: most candidates need no look.
    for candidate in candidates where abs(candidate.utf8.count - wanted.count) <= limit {
      let distance = distance(wanted, Array(candidate.utf8))
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        let replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        var cost = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
