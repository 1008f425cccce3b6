// Words of a replay session, typed or read from a script.
import Replay

extension FuzzTarget {
  static let session = FuzzTarget(
    name: "session",
    examples: [
      "step 5", "back", "goto inv_7:issued", "break type=InviteIssued actor=ada",
      "watch /invites/inv_1/status = pending",
      "print /a~1b/~0c", "ls /invites after inv_9", "diff 3 9 /accounts", "why /invites/inv_1", "bisect /members/ada",
      "digest --every 100", "mark release.1", "help why", "# nothing", "goto +5", "rc", "omit actor=ada",
      "edit 3 old.role=300", "insert {\"type\":\"InviteRevoked\"}", "swap 3 4", "reset 1", "bisect run sh -c 'exit 1'",
      "minimize /invites/inv_1/status = revoked to smallest", "verify --runs=2 --every 5", "compare old 'new one'",
    ].map { Array($0.utf8) },
    words: SessionWord.all.map { $0.name + " " } + SessionWord.all.flatMap(\.short) + [
      "/", "~0", "~1", "~", "=", "+", "-", "mark:", "log:", " to ", "run ", "--runs=", "--order ", "next:", "prev:",
      ":issued", ":last", "--every=", "after ", "start",
      "end",
      "'", "\"",
    ]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    switch Result(catching: { () throws(ReplayError) in try StatePath(text) }) {
    case .success(let path):
      let again = try? StatePath(path.description)
      try hold(again == path, "\(path.steps) is written \(path) and read \(again?.steps ?? [])")
    case .failure(let error): try check(error)
    }
    do throws(ReplayError) {
      guard let command = try SessionCommand(text) else { return "nothing" }
      return String("\(command)".prefix(12))
    } catch {
      try check(error)
      return error.message
    }
  }

  private static func check(_ error: ReplayError) throws(FuzzFinding) {
    try hold(!error.message.isEmpty && error.hint?.isEmpty == false, "an error without words: \(error)")
  }
}
