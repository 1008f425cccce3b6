// Requests become the commands they ask for.
import InviteLedger
import LineProtocol
import Testing

/// The command that a line asks for. Tokens are read as malformed, with their length as the reason.
private func command(_ line: String) throws -> Command? {
  try request(line).command { .malformed(reason: "\($0.bytes.count) bytes") }
}

struct CommandTests {
  @Test func `what is absent is what the command says it is`() throws {
    #expect(try command("invite issue") == .issueInvite(IssueInvite()))
    #expect(try command("account add account=ada") == .addAccount(AddAccount(account: "ada")))
    #expect(try command("account change account=ada") == .changeAccount(ChangeAccount(account: "ada")))
    #expect(try command("batch open") == .openBatch(OpenBatch()))
    #expect(
      try command("message archive message=msg_1") == .archiveMessage(ArchiveMessage(message: MessageID(number: 1))))
  }

  @Test func `every parameter of an invite arrives`() throws {
    let line =
      "invite issue email=b@example.org binding=domain domain=example.org max_uses=2 expires=2026-12-01T09:00Z "
      + "role=guest groups=a,b channels=c include_default_channels=true topic=t notify_inviter=false subject=s "
      + "message=m note=n locale=de batch=bat_2 row=3 duplicates=supersede existing=grant"
    #expect(
      try command(line)
        == .issueInvite(
          IssueInvite(
            email: "b@example.org", binding: .domain, domain: "example.org", maxUses: .uses(2),
            expires: .at(Timestamp(microseconds: 1_796_115_600_000_000)), role: .guest, groups: ["a", "b"],
            channels: ["c"], includeDefaultChannels: true, topic: "t", notifyInviter: false, subject: "s", message: "m",
            note: "n", locale: "de", batch: BatchID(number: 2), row: 3, duplicates: .supersede, existing: .grant,
            source: .csv)))
  }

  @Test func `settings arrive in the form in which the log keeps them`() throws {
    #expect(
      try command("policy set default_expiry=2w allow_never=false may_invite=moderator max_recipients=7")
        == .setPolicy(
          SetPolicy([
            .defaultExpiry: .text("14d"), .allowNever: .flag(false), .mayInvite: .number(300),
            .maxRecipients: .number(7),
          ])))
    #expect(try command("policy set") == .setPolicy(SetPolicy([:])))
    #expect(try failure("policy set may_invite=null").error.code == .ledger(.argumentInvalid))
    #expect(try failure("policy set default_expiry=10").error.code == .ledger(.argumentInvalid))
    #expect(try failure("policy set default_expriy=10d").error.hint == "did you mean \"default_expiry\"?")
  }

  @Test func `entries of the catalog arrive whole`() throws {
    #expect(
      try command("catalog define kind=channel name='help desk' default=true access=moderator")
        == .defineCatalogEntry(
          DefineCatalogEntry(kind: .channel, name: "help desk", isDefault: true, access: .moderator)))
    #expect(
      try command("catalog retire kind=domain name=example.org reason=sold")
        == .retireCatalogEntry(RetireCatalogEntry(kind: .domain, name: "example.org", reason: "sold")))
    #expect(try failure("catalog define kind=colour name=red").error.code == .ledger(.argumentInvalid))
    #expect(try failure("catalog define kind=group").error.code == .ledger(.argumentMissing))
  }

  @Test func `batches and accounts arrive whole`() throws {
    #expect(
      try command("batch open atomic=true source=list rows=0 file_digest=ab")
        == .openBatch(OpenBatch(mode: .atomic, source: .list, fileDigest: "ab", rows: 0)))
    #expect(
      try command("batch open atomic=true kind=accounts rows=3") == .openBatch(OpenBatch(mode: .atomic, rows: 3)))
    #expect(throws: ReplyError.self) { try command("batch open kind=accounts") }
    #expect(
      try request("account add account=a row=4 batch=bat_9").stagedAccount { _ in .malformed(reason: "x") }
        == StagedAccount(row: 4, .add(AddAccount(account: "a"))))
    #expect(
      try command("batch commit batch=bat_2 failed=1 reused=2")
        == .commitBatch(CommitBatch(batch: BatchID(number: 2), failed: 1, reused: 2)))
    #expect(
      try command("account change account=a full_name=A email=e role=100 groups= uid=0 external=x")
        == .changeAccount(
          ChangeAccount(account: "a", fullName: "A", email: "e", role: .owner, groups: [], uid: 0, external: "x")))
  }

  @Test func `amending tells what is absent from what is null and from what is 0`() throws {
    let invite = InviteID(number: 4)
    #expect(try command("invite amend invite=inv_4") == .amendInvite(AmendInvite(invite: invite)))
    #expect(
      try command("invite amend invite=inv_4 max_uses=0 groups= topic=null note=\"null\" message=")
        == .amendInvite(
          AmendInvite(
            invite: invite, groups: [], topic: .cleared, maxUses: .uses(0), message: .value(""), note: .value("null"))))
    #expect(
      try command(
        #"{"method":"invite amend","params":{"invite":"inv_4","max_uses":null,"expires":null,"subject":null,"note":"null"}}"#
      )
        == .amendInvite(
          AmendInvite(
            invite: invite, maxUses: .unlimited, expires: .never, subject: .cleared, note: .value("null"))))
    #expect(
      try command(
        "invite amend invite=inv_4 role=guest channels=c include_default_channels=true binding=domain "
          + "domain=example.org locale=de notify_inviter=false expires=2026-12-01")
        == .amendInvite(
          AmendInvite(
            invite: invite, role: .guest, channels: ["c"], includeDefaultChannels: true, binding: .domain,
            domain: "example.org", expires: .at(Timestamp(microseconds: 1_796_083_200_000_000)), locale: .value("de"),
            notifyInviter: false)))
  }

  @Test func `null and the text null are different requests, and null is none where no text may be left out`() throws {
    let null = try request("invite amend invite=inv_4 topic=null")
    let text = try request("invite amend invite=inv_4 topic='null'")
    #expect(null.canonicalBytes != text.canonicalBytes)
    #expect(try command("invite issue topic=null") == .issueInvite(IssueInvite(topic: "null")))
  }

  @Test func `one invite or many, never both and never neither`() throws {
    #expect(
      try command("invite revoke where='inviter=ada status=pending' expect_count=2 reason=x")
        == .reviseInvites(ReviseInvites([], expectedCount: 2)))
    let many = try request("invite extend where='inviter=ada status=pending' expires=30d")
    #expect(many.isOnMany && many.terms == ["inviter=ada", "status=pending"])
    let invite = InviteID(number: 4)
    #expect(try many.change(of: invite) == .extend(ExtendInvite(invite: invite, expires: .after(2_592_000_000_000))))
    #expect(try !request("invite extend invite=inv_4 expires=30d").isOnMany)
    for line in [
      "invite revoke reason=x", "invite revoke invite=inv_4 where=kind=link reason=x",
      "invite revoke invite=inv_4 expect_count=1",
    ] {
      #expect(throws: ReplyError.self, "\(line)") { try command(line) }
    }
  }

  @Test func `an invite is named in one way`() throws {
    let reports: [(String, InviteReference)] = [
      ("invite=inv_4", .id(InviteID(number: 4))), ("token=x", .token(.malformed(reason: "1 bytes"))),
      ("email=b@example.org", .address("b@example.org", known: nil)),
    ]
    for (line, reference) in reports {
      #expect(
        try command("invite delivered \(line) state=bounced detail=x time=2026-12-01")
          == .recordDelivery(
            RecordDelivery(
              invite: reference, state: .bounced, time: Timestamp(microseconds: 1_796_083_200_000_000), detail: "x")))
    }
    #expect(
      try command("invite address token=x email=b@example.org binding=any duplicates=supersede existing=grant")
        == .addressInvite(
          AddressInvite(
            invite: .token(.malformed(reason: "1 bytes")), email: "b@example.org", binding: .any, conflict: .supersede,
            existing: .grant)))
    for line in ["invite delivered state=sent", "invite address email=b@example.org"] {
      #expect(throws: ReplyError.self) { try command(line) }
    }
    #expect(throws: ReplyError.self) { try command("invite delivered invite=inv_4 token=x state=sent") }
  }

  @Test func `values of placeholders arrive in their order, in either spelling`() throws {
    let variables = [TemplateVariable("b", .known("x y")), TemplateVariable("a", .known("7"))]
    let expected = Command.sendMessage(SendMessage(recipients: [.group("g")], template: "t", variables: variables))
    #expect(try command(#"message send to=group:g template=t vars='{"b":"x y","a":7}'"#) == expected)
    #expect(
      try command(
        #"{"method":"message send","params":{"to":["group:g"],"template":"t","vars":{"b":"x y","a":7}}}"#) == expected)
    for vars in ["x", "[]", "{\"a\":[]}", "{\"a\":1,\"a\":2}"] {
      #expect(try failure("message send to=group:g template=t vars='\(vars)'").error.code == .ledger(.argumentInvalid))
    }
  }

  @Test func `a token goes to its reader and nowhere else`() throws {
    #expect(
      try command("token redeem token=\(secret) username=bob external=7 public=true")
        == .redeemToken(
          RedeemToken(
            token: .malformed(reason: "\(secret.utf8.count) bytes"), username: "bob", external: "7", isPublic: true)))
  }

  @Test func `queries are no commands`() throws {
    #expect(try command("audit") == nil)
    #expect(try command("token check token=x") == nil)
  }

  @Test(arguments: [
    ("2026-12-01", 1_796_083_200_000_000), ("2026-12-01T09:00Z", 1_796_115_600_000_000),
    ("2026-12-01T09:00:01Z", 1_796_115_601_000_000), ("2026-12-01T09:00:00.25Z", 1_796_115_600_250_000),
    ("2026-12-01T10:00+01:00", 1_796_115_600_000_000), ("2026-12-01T03:30:00.000001-05:30", 1_796_115_600_000_001),
    ("1970-01-01", 0),
  ])
  func `moments are read in RFC 3339 and shorter`(text: String, microseconds: Int64) throws {
    #expect(
      try request("invite issue expires=\(text)").expiry("expires") == .at(Timestamp(microseconds: microseconds)))
  }

  @Test(arguments: [
    "2026-13-01", "2026-02-30", "2026-12-01T09:00", "2026-12-01T24:00Z", "2026-12-01T09:60Z", "2026-12-01T9:00Z",
    "2026-12-01T09:00:00.Z", "2026-12-01T09:00.5Z", "2026-12-01T09:00:00.1234567Z", "2026-12-01T09:00+24:00",
    "26-12-01", "10", "d",
    "1.5d", "10D", "-1d", "0d", "0", "200000w", "9223372036854775807s", "99999999999999999999d", "tomorrow", "+1d", "",
  ])
  func `other texts are no end of an invite`(text: String) throws {
    #expect(try failure("invite issue expires=\(text)").error.code == .ledger(.argumentInvalid))
  }

  @Test func `the canonical spelling stays as it is`() throws {
    let request = try request(
      "invite issue role=guest note='a b' max_uses=null expires=10d groups=x,y notify_inviter=false batch=bat_1 row=2")
    #expect(
      String(decoding: request.canonicalBytes, as: UTF8.self)
        == #"["invite issue",{"batch":"bat_1","expires":"+864000000000","groups":["x","y"],"max_uses":null,"note":"a b","notify_inviter":false,"role":600,"row":2}]"#
    )
  }

  @Test func `the canonical spelling leaves the envelope out`() throws {
    #expect(
      try request("@7 @req=a @dry invite issue").canonicalBytes == request("@8 @req=b invite issue").canonicalBytes)
    #expect(try request("invite issue max_uses=1").canonicalBytes != request("invite issue").canonicalBytes)
  }
}
