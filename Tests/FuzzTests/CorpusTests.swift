// Inputs that found something once, and new ones from a seed: what must hold of every parser.
import Foundation
import FuzzTargets
import Randomness
import Testing

@Suite struct CorpusTests {
  static let targets = FuzzTarget.all(lines: SnapshotLines.some)

  @Test(arguments: targets) func `F20 every input that was kept is read as it must be`(target: FuzzTarget) throws {
    for input in try Corpus.inputs(of: target.name) {
      #expect(throws: Never.self, "\(InputText.line(input))") { try target.judge(input) }
    }
  }

  @Test(arguments: targets, Seeds.usual([1]))
  func `F20 damaged inputs from a seed are read as they must be`(target: FuzzTarget, seed: UInt64) throws {
    var fuzzer = Fuzzer(target, seed: seed, corpus: try Corpus.inputs(of: target.name))
    for run in 1...400 {
      fuzzer.advance()
      do { try fuzzer.judge() } catch {
        Issue.record(
          "\(error)\nseed \(seed), run \(run): \(InputText.line(Fuzzer.shortened(fuzzer.input, for: target)))")
        return
      }
    }
  }

  @Test func `an input is kept as a line of text and read again`() {
    let input = (0...255).map { UInt8($0) }
    let line = InputText.line(input)
    #expect(InputText.input(line) == input && line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
    for text in ["\\", "\\q", "\\x1", "\\xzz"] { #expect(InputText.input(text) == nil) }
  }

  @Test func `every file of the corpus belongs to a target`() throws {
    let names = Set(Self.targets.map(\.name)).union(["settings"])
    #expect(Set(try Corpus.names()).isSubset(of: names))
  }
}

extension FuzzTarget: CustomTestStringConvertible {
  /// The target's name.
  public var testDescription: String { name }
}
