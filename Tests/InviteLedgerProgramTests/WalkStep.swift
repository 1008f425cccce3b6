// The steps of an article: what somebody types, and what it prints.
import Foundation

/// A line that is typed, and what stands below it.
struct WalkStep: Sendable {
  var command: String
  var output: String
  /// The kind of its block: `console`, or another word that begins so and says where, or when, the line is typed.
  var kind: String

  /// In the blocks of a file of the package whose kind begins with `console`, lines that begin with `$ `, each followed by
  /// what it prints.
  static func steps(of article: String) throws -> [WalkStep] {
    let text = try String(contentsOfFile: Program.package.path + "/" + article, encoding: .utf8)
    var steps: [WalkStep] = []
    for block in text.components(separatedBy: "\n```console").dropFirst() {
      let lines = block.components(separatedBy: "\n```")[0].split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines.dropFirst() where !line.isEmpty {
        if line.hasPrefix("$ ") {
          steps.append(WalkStep(command: String(line.dropFirst(2)), output: "", kind: "console" + lines[0]))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }

  /// A file that nobody wrote before it is shown was there from the beginning.
  func prepare(_ program: Program) throws {
    guard command.hasPrefix("cat ") else { return }
    let name = String(command.dropFirst(4))
    if !FileManager.default.fileExists(atPath: program.directory + "/" + name) { _ = try program.file(name, output) }
  }

  /// A text without what is another each time: tokens, keys, times.
  static func masked(_ text: String) -> String {
    text.replacing(#/inv1_[0-9a-z]{33}/#, with: "TOKEN").replacing(#/ilk1_[0-9a-z]{41}/#, with: "KEY")
      .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/#, with: "TIME")
  }
}
