// The settings file under damaged inputs: every call of the program reads it.
import FuzzTargets
import Randomness
import Testing
import invite_ledger

@Suite struct SettingFuzzTests {
  private static let target = FuzzTarget(
    name: "settings",
    examples: [
      "socket = /run/invite-ledger/socket\nas=ada\n# a comment\noutput = ndjson", "color=never\r\nutc = true\r\n\r\n",
      "pager = less -R\nkey_file=~/key\ndir = ./ledger",
    ].map { Array($0.utf8) },
    words: ["=", "#", "\n", "\r\n", "socket", "dir", "output", "color", "utc", "true", "never", " ", "json", "\u{a0}"]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
    switch Result(catching: { () throws(SettingFile.Fault) in try SettingFile(text) }) {
    case .success(let file):
      let written = file.values.map { "\($0.key) = \($0.value.text)" }.joined(separator: "\n")
      let again = try? SettingFile(written)
      guard again?.values.mapValues(\.text) == file.values.mapValues(\.text) else {
        throw FuzzFinding("written again it says something else")
      }
      guard file.values.values.allSatisfy({ 1...lines ~= $0.line }) else {
        throw FuzzFinding("a line that is not there")
      }
      return "\(file.values.keys.sorted())"
    case .failure(let fault):
      guard 1...lines ~= fault.line, !fault.message.isEmpty, !fault.hint.isEmpty else {
        throw FuzzFinding("a fault without a place or words: \(fault)")
      }
      return fault.hint
    }
  }

  @Test(arguments: Seeds.usual([1])) func `F20 damaged settings are read or refused with a line and a hint`(
    seed: UInt64
  ) throws {
    let corpus = try Corpus.inputs(of: Self.target.name)
    var fuzzer = Fuzzer(Self.target, seed: seed, corpus: corpus)
    for input in corpus { #expect(throws: Never.self, "\(InputText.line(input))") { try Self.target.judge(input) } }
    for run in 1...2_000 {
      fuzzer.advance()
      do { try fuzzer.judge() } catch {
        let input = Fuzzer.shortened(fuzzer.input, for: Self.target)
        Issue.record("\(error)\nseed \(seed), run \(run): \(InputText.line(input))")
        return
      }
    }
  }
}
