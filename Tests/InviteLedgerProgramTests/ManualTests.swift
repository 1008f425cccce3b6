// Manual pages: one for every name, and no text that roff would take for a request.
import LineProtocol
import Testing

struct ManualTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `the page of the program names every sub-command and verb, every setting and exit status`() throws {
    let page = try program.run("man").output
    for name in ["serve", "invite import", "config"] + Verb.allCases.map(\.rawValue) + ["key_file", "124"] {
      #expect(page.contains("\\fB" + name.split(separator: "-").joined(separator: "\\-")), "\(name)")
    }
  }

  @Test(arguments: ["invite issue", "audit", "token redeem", "serve", "replay"])
  func `a page has examples that can be typed, options, and nothing but text and macros`(name: String) throws {
    let page = try program.run(["man"] + name.split(separator: " ").map(String.init))
    #expect(page.status == 0)
    let examples = page.lines.drop { $0 != ".SH EXAMPLES" }.dropFirst(2).prefix { $0 != ".fi" }
    #expect(!examples.isEmpty && examples.allSatisfy { $0.hasPrefix("invite\\-ledger " + name) }, "\(examples)")
    let macros: Set = [".TH", ".SH", ".TP", ".nf", ".fi"]
    for line in page.lines where line.hasPrefix(".") {
      #expect(macros.contains(String(line.prefix(3))), "\(line)")
    }
  }

  @Test func `a page that is not there is answered with the nearest`() throws {
    let result = try program.run("man", "invite", "isue")
    #expect(result.status == 64 && result.errors.contains("invite-ledger man invite issue"))
  }
}
