// What somebody sees who does not know the program yet.
import LineProtocol
import Testing

struct HelpTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `help X, X help, X -h and X --help are the same page, on standard output`() throws {
    for name in [["audit"], ["invite", "import"], ["invite", "issue"], ["verify"]] {
      let pages = try [["help"] + name, name + ["help"], name + ["-h"], name + ["--help"]].map { words in
        let result = try program.run(words)
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.output
      }
      #expect(pages[0].contains(name.joined(separator: " ")))
      #expect(Set(pages).count == 1)
    }
  }

  @Test func `the overview names every sub-command and every verb`() throws {
    let page = try program.run("help").output
    for name in ["serve", "invite import", "replay", "verify", "socket", "version"] + Verb.allCases.map(\.rawValue) {
      #expect(page.contains("\n  \(name) "), "\(name)")
    }
  }

  @Test func `no words at all is not success`() throws {
    let result = try program.run()
    #expect(result.status == 64)
    #expect(result.output.isEmpty && result.errors.contains("invite-ledger serve"))
  }

  @Test(arguments: [
    (["audti"], "invite-ledger audit"), (["invite", "isue", "email=a@x.org"], "invite-ledger invite issue"),
    (["vrify"], "invite-ledger verify"), (["socket", "--sokcet", "x"], "--socket"),
    (["invite", "import", "f", "--atmic"], "--atomic"),
  ])
  func `a slip of the finger is answered with the word that was meant`(words: [String], meant: String) throws {
    let result = try program.run(words)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("did you mean") && result.errors.contains(meant))
  }

  @Test func `a token on the command line is refused, not repeated, and nothing is sent`() throws {
    let token = "inv1_5dpxqbm5y1he8ynvtb7nt1aw10ae9pk7g"
    let result = try program.run("token", "redeem", "token=\(token)")
    #expect(result.status == 64)
    #expect(result.errors.contains("token=-") && result.errors.contains("token=@FILE"))
    #expect(!result.errors.contains(token))
  }

  @Test func `a key on the command line is refused, not repeated, and nothing is sent`() throws {
    let key = "ilk1_atf85fpn3w81qs47jb1mxp5yfd6espa4g15837kd1"
    for words in [["ping", "--key", key], ["auth", "key=\(key)"]] {
      let result = try program.run(words)
      #expect(result.status == 64)
      #expect(result.errors.contains("@FILE"))
      #expect(!result.errors.contains(key))
    }
  }

  @Test func `without a service the next command to type is named`() throws {
    let result = try program.run("ping")
    #expect(result.status == 69)
    #expect(result.errors.contains("./ledger/socket") && result.errors.contains("invite-ledger serve"))
  }

  @Test func `flags may stand before the command`() throws {
    #expect(try program.run("--socket", "/s", "socket").output == "/s\n")
    #expect(try program.run("--socket=/s", "ping").errors.contains("/s"))
    for words in [["--socket", "/s"], ["--sokcet", "/s", "ping"], ["-"], ["--"]] {
      let result = try program.run(words)
      #expect(result.status == 64 && !result.errors.isEmpty, "\(words)")
    }
  }

  @Test func `socket prints where the service would be asked`() throws {
    #expect(try program.run("socket").output == "./ledger/socket\n")
    #expect(try program.run("socket", "--dir", "/srv/l").output == "/srv/l/socket\n")
    #expect(try program.run("socket", "--socket=/s").output == "/s\n")
  }
}
