// What mail tools report, and addresses of invites that had none, as files.
import InviteCSV
import Testing

struct ReportFileTests {
  @Test func `a report names an invite by address, id or link, and says what became of its mail`() throws {
    let text = """
      state,Email,detail,time
      Bounced,ada@x.org,"550 no, thanks",2026-11-21T09:05Z
      opened,bob@x.org,,

      """
    let file = try DeliveryFile(utf8(text))
    var ada = DeliveryEntry()
    ada.naming.email = "ada@x.org"
    ada.state = "bounced"
    ada.time = "2026-11-21T09:05Z"
    ada.detail = "550 no, thanks"
    #expect(file.rows[0].content == .entry(ada))
    #expect(file.rows.count == 2)
  }

  @Test func `rows are never duplicates of each other: a mail can be opened twice`() throws {
    let file = try DeliveryFile(utf8("invite,state\ninv_4,opened\ninv_4,opened\n"))
    #expect(file.rows.allSatisfy { if case .entry = $0.content { true } else { false } })
  }

  @Test(arguments: [
    ("ada@x.org,sent\n", CSVFaultCode.header), ("email,time\n", .columns), ("state,time\n", .columns),
    ("email,state,campaign\n", .columns), ("email;state\n", .separator), ("email,state\n", .empty),
  ])
  func `a report that cannot be one is refused as a whole`(text: String, code: CSVFaultCode) throws {
    #expect(try #require(throws: CSVFault.self) { try DeliveryFile(utf8(text)) }.code == code)
  }

  @Test func `a row without invite or state says so`() throws {
    let file = try DeliveryFile(utf8("link,state\n,sent\ninv1_x,\n"))
    let codes = file.rows.map {
      if case .faults(let faults) = $0.content { faults.map(\.code) } else { [CSVFaultCode]() }
    }
    #expect(codes == [[.inviteMissing], [.stateMissing]])
  }

  @Test func `an address file has an invite or a link, and an address`() throws {
    let file = try AddressFile(utf8("link,email,invite\n,ada@x.org,inv_4\nhttps://x.org/inv1_a,,\n,bob@x.org,\n"))
    var ada = AddressEntry()
    ada.naming.invite = "inv_4"
    ada.naming.email = "ada@x.org"
    #expect(file.rows[0].content == .entry(ada))
    let codes = file.rows.map {
      if case .faults(let faults) = $0.content { faults.map(\.code) } else { [CSVFaultCode]() }
    }
    #expect(codes == [[], [.addressMissing], [.inviteMissing]])
    #expect(
      try #require(throws: CSVFault.self) { try AddressFile(utf8("email\na@x.org\n")) }.message
        == "no column called invite or link")
  }
}
