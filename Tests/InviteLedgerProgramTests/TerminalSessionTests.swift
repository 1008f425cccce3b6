// The page "At a terminal", typed into a terminal as it stands there.
import Foundation
import Testing
import invite_ledger

@Suite(.timeLimit(.minutes(2)))
struct TerminalSessionTests {
  private static let page = "Sources/LineProtocol/LineProtocol.docc/AtATerminal.md"

  /// The text as it must be each time: chance and time have their names, blanks count once, and a line that is cut to the
  /// screen counts as far as no width of a time can move it.
  private static func lasting(_ text: String) -> String {
    let lines = text.split(separator: "\n").map { line in
      let line = line.replacing(#/inv1_[0-9a-z]{33}/#, with: "TOKEN").replacing(#/L[0-9a-f]{16}/#, with: "LEDGER")
        .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z/#, with: "TIME")
        .replacing(#/just now|[0-9]+ (s|min) ago|in [0-9]+ d/#, with: "WHEN").replacing(#/ +/#, with: " ")
        .replacing(#/(token_hint(=| )|@example\.org |bob )[0-9a-z]{4}( |$)/#) { "\($0.output.1)HINT " }
      return line.hasSuffix("…") ? String(line.prefix(48)) : line.trimmingCharacters(in: .whitespaces)
    }
    return lines.joined(separator: " ")
  }

  /// Stretches of one colour, each behind its code in brackets, however many codes were sent.
  private static func coloured(_ text: String) -> String {
    let text = text.replacing(#/\u{1B}\[([0-9;]*)m/#) { "⟨\($0.output.1)⟩" }
    var shown = ""
    var (current, wanted, code) = ("0", "0", String?.none)
    for character in text {
      switch (character, code) {
      case ("⟨", _): code = ""
      case ("⟩", let ended?):
        wanted = ["", "39"].contains(ended) ? "0" : ended
        code = nil
      case (_, let begun?): code = begun + String(character)
      case (_, nil):
        if character != "\n", wanted != current {
          shown += "⟨\(wanted)⟩"
          current = wanted
        }
        shown.append(character)
      }
    }
    return shown
  }

  private static func plain(_ text: String) -> String { text.replacing(#/\u{1B}\[[0-9;]*[mK]/#, with: "") }

  @Test func `times are those of UTC, wherever the client is`() throws {
    let program = try Program()
    let service = try RunningService(program, [])
    defer { service.stop() }
    let shown = try ["UTC", "Pacific/Auckland", "America/St_Johns"].map { zone in
      let words = "TZ=\(zone) invite-ledger audit -S yesterday -U today --utc -n 1"
      return Self.plain(try Terminal().show(try program.shellProcess(words))).split(separator: "\n").map(String.init)
    }
    #expect(
      shown[0].first?.hasPrefix("since yesterday → ") == true && shown[0].first?.contains(" 00:00:00Z (seq 1)") == true)
    #expect(shown.allSatisfy { $0 == shown[0] })
  }

  @Test func `the page shows what a terminal shows`() throws {
    let program = try Program()
    let service = try RunningService(program, [])
    defer { service.stop() }
    for step in try WalkStep.steps(of: Self.page) {
      let typed = Comment(rawValue: "$ " + step.command)
      switch step.kind {
      case "console-progress":
        // How far it was when somebody looked is chance.
        let place = try #require(step.output.firstMatch(of: #/([0-9]+) of ([0-9]+) rows/#))
        let text = RowProgress.text(
          try #require(Int(place.output.1)), of: try #require(Int(place.output.2)), "rows", width: 80)
        #expect(step.output == text + "\n", typed)
      case "console-pager":
        let whole = try Terminal().show(try program.shellProcess(step.command + " --no-pager"))
        let screen = Self.plain(whole).split(separator: "\n").prefix(23)
        #expect(Self.lasting(step.output) == Self.lasting(screen.joined(separator: "\n") + "\n:"), typed)
      case "console-colours":
        let shown = try Terminal().show(try program.shellProcess(step.command))
        #expect(Self.lasting(Self.coloured(step.output)) == Self.lasting(Self.coloured(shown)), typed)
      default:
        let shown = try Terminal().show(try program.shellProcess(step.command))
        #expect(Self.lasting(step.output) == Self.lasting(Self.plain(shown)), typed)
      }
    }
  }
}
