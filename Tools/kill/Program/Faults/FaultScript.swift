// Commands of every kind, each of which can use what an earlier one answered.
import JSONText

/// The commands of one run, in order.
struct FaultScript {
  /// How many the gate runs.
  static let usual = 50

  /// `{7.token}` stands for the member `token` of what the seventh command answered, counted from the beginning of its round.
  let commands: [String]

  /// Commands of the first round; later rounds have their number where `#` stands, so that names are new ones.
  private static let round: [String] = {
    var commands = [
      "account add account=ada# email=ada#@example.org role=administrator groups=staff",
      "policy set base_url=https://example#.org",
      "catalog define kind=group name=staff#",
      "invite issue email=bob#@example.org groups=staff# note=first",
      "token redeem token={4.token} username=bob#",
      "invite issue max_uses=3 groups=staff#",
      "token redeem token={6.token} email=c1#@example.org",
      "token redeem token={6.token} email=c2#@example.org",
      "token reserve token={6.token} email=c3#@example.org",
      "token release reservation={9.reservation}",
      "invite mint quantity=5",
      "message send to=user:bob#,group:staff# title=Hello text='Hello both'",
      "message archive message={12.message} holder=user:bob#",
      "message reply message={12.message} text=Thanks",
      "message mute message={12.message} holder=user:bob#",
      "key create label=web scopes=token.redeem",
      "key rotate key={16.key}",
      "invite issue email=eve#@example.org",
      "invite amend invite={18.invite} expires=null",
      "invite extend invite={18.invite} expires=30d",
      "invite rotate invite={18.invite}",
      "invite resend invite={18.invite}",
      "invite delivered invite={18.invite} state=sent",
      "invite revoke invite={18.invite} reason=enough",
      "invite reinstate invite={18.invite} reason=mistake",
      "inviter suspend inviter=ada# mode=hold",
      "inviter restore inviter=ada#",
      "note add target={18.invite} text=remember",
      "template define name=welcome# title=Hi text='Hello %{site_name}' ",
      "batch open",
      "invite issue batch={30.batch} row=1 email=r1#@example.org",
      "invite issue batch={30.batch} row=2 email=r2#@example.org",
      "batch commit batch={30.batch}",
      "token undo redemption={7.redemption} reason=mistake",
      "account change account=bob# full_name=Bob",
      "account deactivate account=bob# reason=left",
    ]
    while commands.count < usual { commands.append("invite issue email=p\(commands.count)#@example.org groups=staff#") }
    return commands
  }()

  /// What each command answered, once it did.
  private(set) var answers: [JSONValue?]

  init(length: Int) {
    commands = (0..<length).map { index in
      let (turn, place) = index.quotientAndRemainder(dividingBy: Self.round.count)
      return Self.round[place].replacing("#", with: turn == 0 ? "" : "\(turn)")
    }
    answers = Array(repeating: nil, count: length)
  }

  /// The line of a command, with its request id.
  /// - Throws: when it needs an answer that is not there.
  func line(_ index: Int) throws -> String {
    var line = ""
    let start = index - index % Self.round.count
    var rest = Substring(commands[index])
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      line += rest[..<open]
      line += try value(rest[rest.index(after: open)..<close], start)
      rest = rest[rest.index(after: close)...]
    }
    return "@req=f\(index + 1) " + line + rest
  }

  private func value(_ reference: Substring, _ start: Int) throws -> String {
    let parts = reference.split(separator: ".")
    // A placeholder of a template is none of ours.
    guard parts.count == 2, let number = Int(parts[0]) else { return "{\(reference)}" }
    guard let value = answers[start + number - 1]?["ok"]?[String(parts[1])]?.string else {
      throw KillFailure("command \(number) answered no \(parts[1])")
    }
    return value
  }

  mutating func note(_ answer: JSONValue, of index: Int) { answers[index] = answer }
}
