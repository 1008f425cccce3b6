// Zulip's form of a list of addresses: its parameters, its object, and what it ignores.
import InviteLedger
import JSONText
import LineProtocol
import Testing

@Suite struct ZulipFormTests {
  private func command(_ line: String) throws -> Command? {
    try request(line).command { _ in .malformed(reason: "none") }
  }

  @Test func `every parameter arrives, in either spelling`() throws {
    let expected = Command.importInviteList(
      ImportInviteList(
        addresses: "ada@example.org, Bob <bob@example.org>\neve@example.org", expires: .after(5_400_000_000),
        role: .guest, channels: ["11", "12"], includeDefaultChannels: true, notifyInviter: false))
    #expect(
      try command(
        #"invite list-import invitee_emails=$'ada@example.org, Bob <bob@example.org>\neve@example.org' "#
          + "invite_expires_in_minutes=90 invite_as=600 stream_ids=11,12 include_realm_default_subscriptions=true "
          + "notify_referrer_on_join=false") == expected)
    #expect(
      try command(
        #"{"method":"invite.list-import","params":{"invitee_emails":"ada@example.org, Bob <bob@example.org>\neve@example.org","#
          + #""invite_expires_in_minutes":90,"invite_as":600,"stream_ids":[11,12],"#
          + #""include_realm_default_subscriptions":true,"notify_referrer_on_join":false,"style":"zulip"}}"#)
        == expected)
  }

  @Test func `absent, null and 0 minutes are three things`() throws {
    func expires(_ words: String) throws -> ExpiryRequest? {
      guard case .importInviteList(let list) = try command("invite list-import invitee_emails=a \(words)") else {
        throw NotARequest()
      }
      return list.expires
    }
    #expect(try expires("") == nil)
    #expect(try expires("invite_expires_in_minutes=null") == .never)
    #expect(try expires("invite_expires_in_minutes=1") == .after(60_000_000))
    for text in ["0", "-1", "52596001", "10d", "'null'"] {
      let (error, _) = try failure("invite list-import invitee_emails=a invite_expires_in_minutes=\(text)")
      #expect(error.code == .ledger(.argumentInvalid))
    }
  }

  @Test(arguments: [
    ("11,12", ["11", "12"]), ("[11,12]", ["11", "12"]), ("'[ 11 , 12 ]'", ["11", "12"]), ("[]", []), ("", []),
    ("007", ["7"]), ("[3]", ["3"]),
  ])
  func `ids are numbers, in brackets or not`(text: String, ids: [String]) throws {
    #expect(try request("invite list-import invitee_emails=a stream_ids=\(text)").list("stream_ids") == ids)
  }

  @Test(arguments: ["general", "11,", "[11", "1.5", "-1", "11,,12", "[[1]]", "99999999999999999999"])
  func `other texts are no ids`(text: String) throws {
    let (error, _) = try failure("invite list-import invitee_emails=a stream_ids=\(text)")
    #expect(error.code == .ledger(.argumentInvalid))
    #expect(error.message.hasPrefix("stream_ids"))
  }

  @Test func `ids in JSON are numbers too`() throws {
    func parse(_ ids: String) -> RequestParser.Outcome {
      let line = #"{"method":"invite list-import","params":{"invitee_emails":"a","stream_ids":\#(ids)}}"#
      return RequestParser.parse(Array(line.utf8))
    }
    for ids in ["[11,12]", #"["11",12]"#, #""11,12""#, #""[11,12]""#] {
      guard case .request(let request) = parse(ids) else {
        Issue.record("\(ids)")
        continue
      }
      #expect(request.list("stream_ids") == ["11", "12"])
    }
    for ids in ["11", "[1.5]", "[true]", #"["a"]"#, "null", "[-1]"] {
      guard case .failure = parse(ids) else {
        Issue.record("\(ids)")
        continue
      }
    }
  }

  @Test func `in that form unknown parameters are listed wherever they stand, and in our own refused`()
    throws
  {
    let line = "invite list-import realm=x invitee_emails=a style=zulip group_ids=[5] group_ids=[6]"
    #expect(try request(line).ignored == ["group_ids", "realm"])
    let object =
      #"{"method":"invite list-import","params":{"zoo":{"a":[1]},"invitee_emails":"a","group_ids":null,"style":"zulip"}}"#
    #expect(try request(object).ignored == ["group_ids", "zoo"])
    #expect(try failure("invite list-import group_ids=[5] invitee_emails=a").error.code == .line(.argumentUnknown))
    #expect(try failure("invite issue style=zulip").error.code == .line(.argumentUnknown))
  }

  @Test func `what is ignored is no place for a secret and has no name that is one`() throws {
    let key = "ilk1_" + String(repeating: "7", count: 41)
    for line in [
      "invite list-import invitee_emails=a style=zulip realm=\(secret)",
      "invite list-import invitee_emails=a style=zulip api_key=\(key)",
      "invite list-import invitee_emails=a style=zulip \(secret)=1",
      #"{"method":"invite list-import","params":{"invitee_emails":"a","style":"zulip","x":{"y":["\#(secret)"]}}}"#,
      #"{"method":"invite list-import","params":{"invitee_emails":"a","style":"zulip","x":{"\#(secret)":1}}}"#,
    ] {
      let (error, _) = try failure(line)
      var writer = ReplyWriter()
      writer.error(error)
      #expect(!String(decoding: writer.bytes, as: UTF8.self).contains("0123456789abcdef"), "\(line)")
      #expect([.line(.authMisplaced), .line(.argumentUnknown)].contains(error.code), "\(line)")
    }
  }

  @Test func `a line that is wrong is answered in the form too, with what would have been ignored`() throws {
    for line in [
      "invite list-import invite_as=king invitee_emails=a zoo=1 style=zulip",
      "invite list-import zoo=1 style=zulip",
      #"{"method":"invite list-import","params":{"invite_as":"king","invitee_emails":"a","zoo":1,"style":"zulip"}}"#,
    ] {
      let (error, _) = try failure(line)
      let data = JSONValue.object(error.data)
      #expect(data["result"]?.string == "error" && data["code"]?.string == "BAD_REQUEST", "\(line)")
      #expect(data["msg"]?.string == error.message)
      #expect(data["ignored_parameters_unsupported"] == .array([.string("zoo")]))
    }
  }

  // MARK: Answers

  private func answer(_ line: String, _ skipped: SkippedRows, row: UInt32 = 2) throws -> [String] {
    let request = try request(line)
    let invite = InviteAnswer(
      invite: InviteID(number: 4), generation: 1, tokenKey: 1, kind: .email, expires: .never, row: row)
    var writer = ReplyWriter(id: request.id)
    let answer = Answer.invites(batch: BatchID(number: 2), [invite], skipped: skipped)
    writer.inviteList(CommandReply(answer, .appended(7...8)), to: request) { _ in
      ShownToken(token: Array("t".utf8), link: Array("l".utf8))
    }
    return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `our own answer has a row for each address in its order`() throws {
    let lines = try answer(
      "invite list-import invitee_emails=a@x.org,b@x.org,c@x.org", SkippedRows(members: [3], deactivated: [1]))
    #expect(
      lines == [
        #"{"row":{"row":1,"code":"account.deactivated","msg":"Account has been deactivated."}}"#,
        #"{"row":{"row":2,"invite":"inv_4","token":"t","link":"l"}}"#,
        #"{"row":{"row":3,"code":"invite.member","msg":"Already has an account."}}"#,
        #"{"ok":{"rows":3,"skipped":2,"batch":"bat_2","seq":7,"last_seq":8}}"#,
      ])
  }

  @Test func `Zulip's answer is its object alone, a success or an error that has sent`() throws {
    let line = "@1 invite list-import style=zulip invitee_emails='a@x.org, B <b@x.org>, c@x.org'"
    #expect(
      try answer(line, SkippedRows()) == [
        #"{"ok":{"result":"success","msg":"","batch":"bat_2","seq":7,"last_seq":8},"id":"1"}"#
      ])
    #expect(
      try answer(line + " zoo=1", SkippedRows(members: [3], deactivated: [1])) == [
        #"{"ok":{"result":"error","msg":"Some of those addresses are already using Zulip, so we didn't send them an "#
          + #"invitation. We did send invitations to everyone else!","code":"INVITATION_FAILED","#
          + #""errors":[["a@x.org","Account has been deactivated.",true],["c@x.org","Already has an account.",false]],"#
          + #""sent_invitations":true,"daily_limit_reached":false,"license_limit_reached":false,"#
          + #""ignored_parameters_unsupported":["zoo"],"batch":"bat_2","seq":7,"last_seq":8},"id":"1"}"#
      ])
  }

  @Test(arguments: [
    (RejectionCode.limitInvites, "daily_limit_reached", "To protect users, Zulip limits the number of invitations"),
    (.limitSeats, "license_limit_reached", "Your organization does not have enough Zulip licenses."),
    (.limitAccountAge, "", "Your account is too new to send invites for this organization."),
  ])
  func `limits have Zulip's words and flags`(code: RejectionCode, flag: String, words: String) throws {
    let request = try request("invite list-import style=zulip invitee_emails=a")
    let error = ReplyError(Rejection(code, "ours", hint: "help"), in: request).inForm(of: request)
    let data = JSONValue.object(error.data)
    #expect(error.message == "ours" && data["msg"]?.string?.hasPrefix(words) == true)
    #expect(data["code"]?.string == "INVITATION_FAILED" && data["sent_invitations"]?.bool == false)
    for name in ["daily_limit_reached", "license_limit_reached"] { #expect(data[name]?.bool == (name == flag)) }
  }

  @Test func `no answer has a member that the table does not list`() throws {
    let entry = Verb.inviteListImport.entry
    for style in ["", " style=zulip zoo=1"] {
      let lines = try answer(
        "invite list-import invitee_emails=a,b,c" + (style.isEmpty ? "" : " style=zulip zoo=1"),
        SkippedRows(members: [3]))
      for line in lines {
        let value = try JSONReader.value(of: Array(line.utf8))
        let fields = value["ok"] == nil ? entry.row : entry.answer
        for member in (value["ok"] ?? value["row"])?.object ?? [] {
          #expect(fields.contains { $0.name == member.name }, "\(member.name)")
        }
      }
    }
  }
}
