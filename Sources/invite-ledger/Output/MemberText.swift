// One thing for a person: a member a line, nothing cut.

enum MemberText {
  /// Names and values beside each other, in their order; of a value with several lines the others stand below the first.
  static func lines(of members: [(String, String)], _ paint: Paint) -> String {
    let width = members.map(\.0.count).max() ?? 0
    return members.map { name, value in
      paint(name, .heading) + String(repeating: " ", count: width - name.count + 2)
        + paint(value, Paint.Style(column: name, text: value))
        .replacing("\n", with: "\n" + String(repeating: " ", count: width + 2)) + "\n"
    }.joined()
  }
}
