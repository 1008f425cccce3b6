// Writes the copy of the package with its planted bugs, and the table for the script that runs them.
import Foundation
import PlantedBugs

@main
enum PlantedProgram {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("planted: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ words: [String]) throws {
    let tree = try PlantedTree.ofThisPackage()
    switch (words.first, words.count) {
    case ("tree", 2): try tree.write(to: URL(filePath: words[1]))
    case ("tests", 1):
      for bug in tree.table {
        guard case .test(let suite, let name) = bug.finder else { continue }
        print("\(bug.name)\t\(suite)\t\(name)")
      }
    case ("crashes", 1):
      for bug in tree.table {
        if case .crash(let seed) = bug.finder { print("\(bug.name)\t\(seed)") }
      }
    default: throw PlantingFault("usage: planted tree DIRECTORY | tests | crashes")
    }
  }
}
