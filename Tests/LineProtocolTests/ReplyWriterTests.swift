// The bytes of replies.
import InviteLedger
import JSONText
import LineProtocol
import Testing

/// What a writer for this request id wrote.
private func written(id: RequestID? = nil, _ write: (inout ReplyWriter) -> Void) -> String {
  var writer = ReplyWriter(id: id)
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

struct ReplyWriterTests {
  @Test func `R1 the kind is the first key and its name starts at byte 2`() {
    #expect(written { $0.ok { $0.member("pong", true) } } == "{\"ok\":{\"pong\":true}}\n")
    #expect(written { $0.row { $0.member("a", 1) } } == "{\"row\":{\"a\":1}}\n")
    #expect(written { $0.row(text: "a \"b\"") } == "{\"row\":\"a \\\"b\\\"\"}\n")
    #expect(written { $0.note("caught-up") { $0.member("seq", 9) } } == "{\"note\":\"caught-up\",\"seq\":9}\n")
    #expect(written { $0.note("bye") } == "{\"note\":\"bye\"}\n")
  }

  @Test func `R3 the id is last and keeps its type`() {
    #expect(written(id: .string("7")) { $0.ok { _ in } } == "{\"ok\":{},\"id\":\"7\"}\n")
    #expect(written(id: .integer(7)) { $0.row { _ in } } == "{\"row\":{},\"id\":7}\n")
    #expect(written(id: .string("a\"b")) { $0.note("x") } == "{\"note\":\"x\",\"id\":\"a\\\"b\"}\n")
    let error = ReplyError(.internalFault, "m", hint: "h")
    #expect(written(id: .integer(-1)) { $0.error(error) }.hasSuffix(",\"id\":-1}\n"))
  }

  @Test func `a line of the log passes byte for byte`() {
    let line = #"{"seq":7, "odd" : "spacing","sum":"96269cb3"}"#
    #expect(written(id: .integer(1)) { $0.row(line: Array(line.utf8)) } == "{\"row\":\(line),\"id\":1}\n")
  }

  @Test func `errors have their members in order`() {
    let error = ReplyError(
      .line(.serverBusy), "too many", hint: "later", retryMilliseconds: 50, column: 3,
      data: [JSONMember(name: "seq", value: .integer(9))])
    #expect(
      written { $0.error(error) }
        == #"{"err":"server.busy","msg":"too many","hint":"later","retry":"later","retry_ms":50,"col":3,"data":{"seq":9}}"#
        + "\n")
    let plain = ReplyError(.internalFault, "m", hint: "h")
    #expect(written { $0.error(plain) } == #"{"err":"internal","msg":"m","hint":"h","retry":"never"}"# + "\n")
  }
}

struct CommandReplyTests {
  private let shown: (InviteAnswer) -> ShownToken = {
    ShownToken(token: Array("t\($0.generation)".utf8), link: Array("l".utf8))
  }

  private func reply(_ answer: Answer, _ standing: CommandReply.Standing, _ verb: Verb, _ receipt: Receipt? = nil)
    -> String
  {
    written { $0.command(CommandReply(answer, standing, receipt: receipt), to: verb, shown: shown) }
  }

  private func invite(_ number: UInt64, row: UInt32? = nil, _ expires: Expiry = .never) -> InviteAnswer {
    InviteAnswer(invite: InviteID(number: number), generation: 1, tokenKey: 1, kind: .email, expires: expires, row: row)
  }

  @Test func `invite issue answers invite, token, link, expires, seq`() {
    let expires = Expiry.at(Timestamp(microseconds: 0))
    #expect(
      reply(.invite(invite(4, expires)), .appended(7...7), .inviteIssue)
        == #"{"ok":{"invite":"inv_4","token":"t1","link":"l","expires":"1970-01-01T00:00:00.000000Z","seq":7}}"# + "\n")
  }

  @Test func `extend and revoke do not show the token`() {
    #expect(
      reply(.invite(invite(4)), .appended(7...8), .inviteExtend)
        == #"{"ok":{"invite":"inv_4","expires":null,"seq":7,"last_seq":8}}"# + "\n")
    #expect(
      reply(.invite(invite(4)), .unchanged(at: 9), .inviteRevoke)
        == #"{"ok":{"invite":"inv_4","seq":9,"changed":false}}"# + "\n")
  }

  @Test func `token redeem answers redemption, invite, use, granted, withheld, seq`() {
    let redemption = RedemptionAnswer(
      redemption: RedemptionID(number: 9), invite: InviteID(number: 4), use: 1, username: "bob",
      granted: Grants(role: .member, groups: ["staff"]),
      withheld: [Withheld(kind: "group", name: "old", reason: .retired)], already: true)
    #expect(
      reply(.redemption(redemption), .unchanged(at: 9), .tokenRedeem)
        == #"{"ok":{"redemption":"red_9","invite":"inv_4","use":1,"username":"bob","granted":{"role":400,"groups":["staff"]},"#
        + #""withheld":[{"kind":"group","name":"old","reason":"retired"}],"already":true,"seq":9,"changed":false}}"#
        + "\n")
  }

  private var revealed: RevealedInvite {
    var answer = invite(4)
    answer.email = "bob@example.org"
    return RevealedInvite(invite: answer, subject: .known("Join"), message: .erased, locale: "de")
  }

  @Test func `revealing answers the link and what is sent with it`() {
    #expect(
      reply(.revealed(revealed), .appended(7...7), .inviteReveal)
        == #"{"ok":{"invite":"inv_4","token":"t1","link":"l","email":"bob@example.org","subject":"Join","message":null,"#
        + #""locale":"de","expires":null,"seq":7}}"# + "\n")
  }

  @Test func `revealing many answers a row each, and their number`() {
    #expect(
      reply(.revealedMany([revealed.invite, invite(5)]), .appended(7...7), .inviteReveal)
        == #"{"row":{"invite":"inv_4","token":"t1","link":"l","email":"bob@example.org","expires":null}}"# + "\n"
        + #"{"row":{"invite":"inv_5","token":"t1","link":"l","expires":null}}"# + "\n"
        + #"{"ok":{"count":2,"seq":7}}"# + "\n")
  }

  @Test func `many invites are rows`() {
    #expect(
      reply(
        .invites(batch: BatchID(number: 2), [invite(4, row: 1), invite(5, row: 2)]), .appended(7...9), .batchCommit)
        == #"{"row":{"row":1,"invite":"inv_4","token":"t1","link":"l"}}"# + "\n"
        + #"{"row":{"row":2,"invite":"inv_5","token":"t1","link":"l"}}"# + "\n"
        + #"{"ok":{"rows":2,"batch":"bat_2","seq":7,"last_seq":9}}"# + "\n")
  }

  @Test func `replayed answers and receipts say so`() {
    #expect(
      reply(.account("ada"), .replayed(3...3), .accountAdd, Receipt(size: 3, root: "ab"))
        == #"{"ok":{"account":"ada","seq":3,"replayed":true,"receipt":{"size":3,"root":"ab"}}}"# + "\n")
    #expect(reply(.batchOpened(BatchID(number: 2)), .staged, .batchOpen) == #"{"ok":{"batch":"bat_2"}}"# + "\n")
  }

  @Test func `messages answer their holders`() {
    let holders: [Holder] = [.user("bob"), .group("staff")]
    #expect(
      reply(.message(MessageID(number: 3), reply: nil, holders: holders), .appended(7...7), .messageArchive)
        == #"{"ok":{"message":"msg_3","holders":["user:bob","group:staff"],"seq":7}}"# + "\n")
    #expect(
      reply(.message(MessageID(number: 3), reply: 2, holders: holders), .appended(7...8), .messageReply)
        == #"{"ok":{"message":"msg_3","reply":2,"seq":7,"last_seq":8}}"# + "\n")
  }

  /// Members that a reply has, as the table lists them.
  @Test func `no reply has a member that the table does not list`() throws {
    let answers: [(Verb, Answer)] = [
      (.inviteIssue, .invite(invite(1, row: 1))), (.inviteExtend, .invite(invite(1))),
      (.inviteResend, .invite(invite(1))), (.inviteRevoke, .invite(invite(1))),
      (.inviteAmend, .invite(invite(1))), (.inviteAddress, .invite(invite(1))), (.inviteRotate, .invite(invite(1))),
      (.inviteReinstate, .invite(invite(1))), (.inviteRevoke, .revised(count: 2)), (.inviteExtend, .revised(count: 2)),
      (.inviteResend, .revised(count: 2)), (.inviteAmend, .revised(count: 2)), (.inviteReinstate, .revised(count: 2)),
      (.inviterSuspend, .inviter("ada", .hold, invites: 1)), (.inviterRestore, .inviter("ada", nil, invites: 1)),
      (.lineageReassign, .lineage(subject: "bob", inviter: nil)), (.inviteReveal, .revealed(revealed)),
      (.inviteReveal, .revealedMany([revealed.invite])), (.inviteDelivered, .delivered(InviteID(number: 1), .bounced)),
      (.batchCommit, .accounts([AccountAnswer(account: "ada", isNew: true)])),
      (.inviteMint, .invites(batch: BatchID(number: 1), [invite(1)])),
      (
        .batchCommit,
        .batchClosed(BatchClosed(batch: BatchID(number: 1), outcome: .committed, issued: 1, reused: 0, failed: 0))
      ),
      (.messageSend, .message(MessageID(number: 1), reply: nil, holders: [.user("a")])),
      (.messageReply, .message(MessageID(number: 1), reply: 1, holders: [])),
      (.catalogDefine, .catalog(.group, "staff")),
      (.policySet, .policy([PolicyChange(.allowNever, old: .flag(true), new: .flag(false))])),
      (.accountAdd, .account("a")), (.noteAdd, .note(target: "inv_1")),
    ]
    for (verb, answer) in answers {
      for line in reply(answer, .appended(1...2), verb).split(separator: "\n") {
        let value = try JSONReader.value(of: Array(line.utf8))
        let fields = value["ok"] == nil ? verb.entry.row : verb.entry.answer
        let members = (value["ok"] ?? value["row"])?.object?.map(\.name) ?? []
        #expect(!members.isEmpty)
        for member in members { #expect(fields.contains { $0.name == member }, "\(verb.rawValue): \(member)") }
      }
    }
  }
}
