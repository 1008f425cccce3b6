// The tree of who brought in whom, with what is below each.

/// Somebody in the tree.
package struct TreeRow: Hashable, Sendable {
  package var member: MemberView
  /// 0 for the top.
  package var depth: Int
  /// Everyone below, through any number of steps, and how many of them were deactivated since.
  package var under: Int
  package var removed: Int
}

extension LineageModel {
  /// Somebody and everyone below as it counts now, each followed by those under them. Takes time for each person once.
  package func tree(from top: MemberView) -> [TreeRow] {
    var rows = [TreeRow(member: top, depth: 0, under: 0, removed: 0)]
    rows += under(top.name).filter { !$0.isFormer }.map {
      TreeRow(member: $0.member, depth: $0.depth, under: 0, removed: 0)
    }
    // Backwards, so that those below are summed before the one above them; one sum a depth is open at a time.
    var sums = [(under: Int, removed: Int)](repeating: (0, 0), count: (rows.map(\.depth).max() ?? 0) + 2)
    for index in rows.indices.reversed() {
      let depth = rows[index].depth
      let below = sums[depth + 1]
      (rows[index].under, rows[index].removed) = below
      sums[depth + 1] = (0, 0)
      sums[depth].under += below.under + 1
      sums[depth].removed += below.removed + (rows[index].member.isDeactivated ? 1 : 0)
    }
    return rows
  }
}
