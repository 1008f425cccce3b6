// The output of an import.
import InviteCSV
import Testing

struct LinkTableTests {
  private let issued = LinkRow(
    number: 1, address: "ada@example.org", status: "issued", link: "https://x.org/invites/t", invite: "inv_4",
    expires: "2026-12-01T09:00:00.000000Z")
  private let failed = LinkRow(number: 2, address: "bob@example.org", status: "failed", code: "invite.member")

  private func text(_ columns: [LinkColumn]) -> String {
    var writer = CSVWriter()
    writer.header(columns)
    writer.row(issued, columns: columns)
    writer.row(failed, columns: columns)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `the output is email and link, empty where a row failed`() {
    #expect(text(LinkColumn.standard) == "email,link\nada@example.org,https://x.org/invites/t\nbob@example.org,\n")
  }

  @Test func `more columns are added behind these`() {
    let asked = LinkColumn.adding("row, status,code,invite,expires,row")
    #expect(asked.unknown == nil)
    #expect(
      text(asked.columns) == """
        email,link,row,status,code,invite,expires
        ada@example.org,https://x.org/invites/t,1,issued,,inv_4,2026-12-01T09:00:00.000000Z
        bob@example.org,,2,failed,invite.member,,

        """)
  }

  @Test func `an unknown column is named`() {
    #expect(LinkColumn.adding("row,colour").unknown == "colour")
  }
}
