// Accounts as a file: what its columns mean and what is refused.
import InviteCSV
import Testing

struct AccountFileTests {
  private func rows(_ text: String) throws -> [FileRow<AccountEntry>.Content] {
    try AccountFile(utf8(text)).rows.map(\.content)
  }

  @Test func `without a header the columns are name, email, role, groups and external`() throws {
    var ada = AccountEntry()
    ada.name = "ada"
    ada.email = "ada@x.org"
    ada.role = 200
    ada.groups = ["staff", "makers"]
    ada.external = "42"
    #expect(try rows("ada,ada@x.org,admin,staff;makers,42\n") == [.entry(ada)])
  }

  @Test func `a header may have full names and uids too`() throws {
    var bob = AccountEntry()
    bob.name = "bob"
    bob.fullName = "Bob B."
    bob.uid = 1001
    #expect(try rows("UID,full_name,name\n1001,Bob B.,bob\n") == [.entry(bob)])
  }

  @Test func `a header without names is not taken for an account`() throws {
    let fault = try #require(throws: CSVFault.self) { try rows("email,role\nada@x.org,400\n") }
    #expect(fault.code == .columns && fault.message == "no column called name")
  }

  @Test func `rows without a name or with a bad cell say which one`() throws {
    let contents = try rows("name,role,uid\n,400,1\nada,king,-1\n")
    guard case .faults(let first) = contents[0], case .faults(let second) = contents[1] else {
      Issue.record("both rows are refused")
      return
    }
    #expect(first.map(\.code) == [.nameMissing] && first[0].place.field == "name")
    #expect(second.map(\.code) == [.role, .number] && second.map(\.place.field) == ["role", "uid"])
  }

  @Test func `names that differ in case only are one account`() throws {
    #expect(try rows("ada\nbob\nADA\n").last == .repeats(1))
  }

  @Test func `an empty cell of groups is not an empty list`() throws {
    let file = try rows("name,groups\nada,\nbob,;\n")
    guard case .entry(let ada) = file[0], case .entry(let bob) = file[1] else {
      Issue.record("both rows are read")
      return
    }
    #expect(ada.groups == nil && bob.groups == [])
  }
}
