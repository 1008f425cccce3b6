// What Tab offers: names, parameters, fields, values, and what only the service knows.
import LineProtocol
import Testing
import invite_ledger

struct CompletionTests {
  private func words(_ line: String) -> [String] {
    Completion(line: line).candidates { list in
      [Completion.Candidate(word: "\(list.rawValue)-1", summary: ""), Completion.Candidate(word: "other", summary: "")]
    }.map(\.word)
  }

  @Test func `the first words are those of sub-commands and verbs, once each`() {
    let offered = words("invite-ledger ")
    for name in ["serve", "invite", "audit", "help", "token", "completions"] { #expect(offered.contains(name)) }
    #expect(offered.count == Set(offered).count)
    #expect(words("invite-ledger invite imp") == ["import"])
    #expect(words("invite-ledger token re").sorted() == ["redeem", "release", "reserve"])
  }

  @Test func `a verb's parameters follow, without those that were given`() {
    #expect(words("invite-ledger invite issue e") == ["email=", "expires=", "existing="])
    #expect(words("invite-ledger invite issue email=a@x.org e") == ["expires=", "existing="])
    #expect(words("invite-ledger audit me").contains("member="))
    #expect(words("invite-ledger audit @a") == ["@as=", "@after=", "@as-of="])
    #expect(words("invite-ledger invite revoke @d") == ["@dry"])
  }

  @Test func `values come from the tables, or from the service`() {
    #expect(words("invite-ledger audit type=TokenRed") == ["type=TokenRedeemed"])
    #expect(words("invite-ledger invite issue role=m") == ["role=moderator", "role=member"])
    #expect(words("invite-ledger invite revoke invite=i") == ["invite=invite-1"])
    #expect(words("invite-ledger story ").contains("of="))
    #expect(words("invite-ledger audit under=a") == ["under=account-1"])
  }

  @Test func `flags and their values`() {
    #expect(words("invite-ledger audit --cur") == ["--cursor-file"])
    #expect(words("invite-ledger audit -o nd") == ["ndjson"])
    #expect(words("invite-ledger invite import --dr") == ["--dry-run"])
    #expect(words("invite-ledger export li") == ["links"])
    #expect(words("invite-ledger audit --log ").isEmpty)
  }

  @Test func `flags before and between words say which service is asked, and change nothing else`() {
    #expect(words("invite-ledger --socket /s invite imp") == ["import"])
    #expect(words("invite-ledger audit --dir /d type=TokenRed") == ["type=TokenRedeemed"])
    #expect(words("invite-ledger --color ne") == ["never"])
    let completion = Completion(line: "invite-ledger --dir /d invite revoke -o id --key @k invite=")
    #expect(completion.placeFlags == ["--dir", "/d", "--key", "@k"])
  }

  @Test(arguments: ["", "invite-ledger", "invite-ledger 'a b", "invite-ledger \\", "x y z=", "invite-ledger nosuch a="])
  func `a line that makes no sense offers nothing and harms nothing`(line: String) {
    #expect(words(line).allSatisfy { !$0.isEmpty })
  }

  @Test func `every verb can be completed to the end`() {
    for verb in Verb.allCases {
      let parts = verb.rawValue.split(separator: " ")
      let line = (["invite-ledger"] + parts.dropLast()).joined(separator: " ") + " "
      #expect(words(line).contains(String(parts[parts.count - 1])), "\(verb.rawValue)")
    }
  }
}
