// Every planted bug can be planted still, and what finds it is there.
import Foundation
import PlantedBugs
import Testing

@Suite struct TableTests {
  private static let tests: [String: String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    var texts: [String: String] = [:]
    for path in paths where path.hasSuffix(".swift") {
      let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
      let suite = path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
      texts[path.split(separator: "/").prefix(1).joined() + "." + suite] = text
    }
    return texts
  }()

  @Test func `every bug of the table changes what stands in the sources, once`() throws {
    let tree = try PlantedTree.ofThisPackage()
    for (file, text) in try tree.changedFiles() { #expect(text.contains("planted(\""), "\(file)") }
    for bug in tree.table {
      for change in bug.changes {
        #expect(change.new.contains { $0.contains("planted(\"\(bug.name)\")") }, "\(bug.name)")
        #expect(change.file.hasPrefix("Sources/"), "\(bug.name)")
      }
    }
  }

  @Test func `there are more than 40, each with a name and a finder of its own that is there`() throws {
    let bugs = try PlantedTree.ofThisPackage().table
    #expect(bugs.count > 40 && Set(bugs.map(\.name)).count == bugs.count)
    for bug in bugs {
      guard case .test(let suite, let name) = bug.finder else { continue }
      #expect(Self.tests[suite]?.contains("func `\(name)`") == true, "\(bug.name): no test \(suite) \(name)")
    }
  }

  @Test func `a text that stands twice or nowhere is not changed`() {
    let change = PlantedBug.Change(file: "f", old: ["  a"], new: ["  b"])
    #expect(throws: PlantingFault.self) { try change.made(in: "  a\n  a\n") }
    #expect(throws: PlantingFault.self) { try change.made(in: "   a\n") }
    #expect((try? change.made(in: "x\n  a\ny\n")) == "x\n  b\ny\n")
  }
}
