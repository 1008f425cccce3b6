// Small texts that are read by hand: addresses, cursors and ids, times, tokens and keys, texts with placeholders.
import InviteLedger
import InviteTokens
import LedgerService
import LineProtocol
import Projections

extension FuzzTarget {
  static let address = FuzzTarget(
    name: "address",
    examples: [
      "ada@example.org", "\"a b\"@example.org", "a.b+c@[192.0.2.1]", "x@[IPv6:2001:db8::1]", "é@example.org",
      "a@b\u{fc}cher.example", "A@xn--bcher-kva.example", " a@example.org ",
    ].map { Array($0.utf8) },
    words: ["@", ".", "\"", "\\", "[", "]", "IPv6:", "xn--", "-", "bücher", "例え", ".org", "١", "..", "a", "\u{200d}"]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    guard let address = EmailAddress(text) else { return "none \(text.utf8.contains(0x40)) \(min(9, text.utf8.count))" }
    try hold(address.spelling.utf8.count <= 254, "it has \(address.spelling.utf8.count) bytes")
    try hold(address.spelling.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }, "a control character")
    guard let again = EmailAddress(address.spelling) else { throw FuzzFinding("its spelling is not an address") }
    try hold(again.spelling.utf8.elementsEqual(address.spelling.utf8), "its spelling is spelled otherwise")
    try hold(again == address && again.key == address.key, "its spelling is another address")
    try hold(EmailAddress.key(ofRecorded: address.spelling) == address.key, "a recorded address is not found again")
    try hold(EmailAddress.key(ofRecorded: address.key) == address.key, "the key of the key is another")
    try hold(!address.domain.isEmpty, "it has no domain")
    return "\(address.domain.utf8.first == 0x5b) \(address.spelling.utf8.first == 0x22) \(address.key.utf8.count / 8)"
  }

  static let cursor = FuzzTarget(
    name: "cursor",
    examples: [
      "L00000000000000ff:17", "L00000000000000ff:inv_9", "L00000000000000ff:group:staff", "L00000000000000fe:1",
      "inv_9007199254740991", "red_1", "4", "key_3", "bat_2", "rsv_1",
    ].map { Array($0.utf8) },
    words: ["L00000000000000ff:", "L", ":", "inv_", "msg_", "group:", "channel:", "+", "-", "0", "٣"]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    try sameText(LedgerID(text: text), text)
    try sameText(InviteID(text: text), text)
    try sameText(MessageID(text: text), text)
    try sameText(KeyID(text: text), text)
    try sameText(Timestamp(text: text), text)
    switch Result(catching: { () throws(ReplyError) in try Page.place(in: text, of: LedgerID(number: 255)) }) {
    case .success(let place):
      if let seq = try? Page.seq(place) { try sameText(seq, place) }
      if let key = try? Page.catalogKey(place) { try sameText("\(key.kind.rawValue):\(key.name)", place) }
      for kind in CatalogKind.allCases where place.utf8.starts(with: "\(kind.rawValue):".utf8) {
        let isRead = (try? Page.catalogKey(place)) != nil
        try hold(isRead || place.utf8.count == kind.rawValue.utf8.count + 1, "\(place) is not read")
      }
      return "\(place.utf8.count)"
    case .failure(let error):
      try hold(!error.hint.isEmpty, "an error without a hint")
      return "\(error.code)"
    }
  }

  /// What was read is spelled as it was.
  private static func sameText(_ value: (some CustomStringConvertible)?, _ text: String) throws(FuzzFinding) {
    guard let value else { return }
    try hold(value.description.utf8.elementsEqual(text.utf8), "\(text) was read and is spelled \(value)")
  }

  static let times = FuzzTarget(
    name: "times",
    examples: [
      "2026-11-21T09:00:00.123456Z", "2026-12-01", "2026-12-01T09:00Z", "2026-12-01T09:00:00.25+01:00", "10d", "90m",
      "now",
      "2h ago", "-90m", "+3d", "@1757667600", "2026-09", "monday", "9999-12-31T23:59:59.999999Z",
      "0000-01-01T00:00:00.000000Z",
      "9999-12", "2024-02-29",
    ].map { Array($0.utf8) },
    words: [
      "T", "Z", ":", "-", "+", ".", "00", "2026", "9999", "0000", "-12-31", "T23:59", "+23:59", "-23:59", "w", "d",
      "ago", "@",
    ]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    try sameText(Timestamp(text: text), text)
    try sameText(TimeSpan(text: text), text)
    let times = Timestamp.earliest...Timestamp.latest
    var kind = ""
    for now in [1_795_000_000_000_000, 0, Timestamp.latest.microseconds].map(Timestamp.init(microseconds:)) {
      guard let period = TimeExpression.read(text, now: now) else { continue }
      kind += "\((period.end.microseconds - period.start.microseconds) / 1_000_000) "
      try hold(period.start <= period.end, "a period that ends before it begins")
      try hold(times.contains(period.start), "\(text) begins at \(period.start.microseconds), which has no text")
    }
    let line = "invite issue expires='" + text.filter { $0 != "'" && $0 != "\\" } + "'"
    if case .request(let request) = RequestParser.parse(Array(line.utf8)) {
      switch request.expiry("expires") {
      case .at(let moment)?: try hold(times.contains(moment), "\(text) is \(moment.microseconds), which has no text")
      case .after(let microseconds)?: try hold(microseconds > 0, "\(text) is \(microseconds)")
      case .never?, nil: break
      }
      kind += "expiry"
    }
    return kind.isEmpty ? "none \(min(12, text.utf8.count))" : kind
  }

  static let token = FuzzTarget(
    name: "token",
    examples: [deriver.token(invite: InviteID(number: 1), generation: 1)?.secret.revealed ?? []]
      + (accessKeys.text(of: KeyID(number: 1), generation: 1).map { [$0.secret.revealed] } ?? []) + [
        Array("https://example.org/invites/".utf8)
          + (deriver.token(invite: InviteID(number: 7), generation: 2)?.secret.revealed ?? [])
      ],
    words: ["inv1_", "ilk1_", "INVI_", "o", "I", "l", "u", "-", "/", "?", "&"]
  ) { (input) throws(FuzzFinding) in
    var kind = ""
    let text = LinkText.token(in: input[...]) ?? input[...]
    if case .wellFormed(let invite, let fingerprint) = deriver.read(text) {
      kind = "token"
      // One of 2^120 is right, and it is spelled by the ledger alone.
      if let token = deriver.token(invite: invite, generation: 1), token.fingerprint == fingerprint {
        kind = "right token"
        try hold(text.count == token.secret.revealed.count, "a token of another length")
      }
      try hold(accessKeys.read(text) == nil, "it is a token and an access key")
    }
    if let (key, _) = accessKeys.read(input[...]) { kind += " key \(key.number < 10)" }
    return kind + "\(min(input.count, 50)) \(text.count != input.count)"
  }

  private static let deriver = TokenDeriver(keys: keys, ledger: LedgerID(number: 255))
  private static let accessKeys = AccessKeyDeriver(keys: keys, ledger: LedgerID(number: 255))
  private static var keys: TokenKeys {
    guard let keys = TokenKeys(first: Array(0..<32)) else { preconditionFailure("32 bytes are a key") }
    return keys
  }

  static let placeholders = FuzzTarget(
    name: "placeholders",
    examples: ["Hello %{name}, ${site_name}", "%%{name} %{a}%{b}", "{base}/invites/{token}?email={email}", "{token}"]
      .map {
        Array($0.utf8)
      },
    words: ["%{", "${", "%%{", "}", "{", "name", "{token}", "{base}", "{email}", "{username}", "%", "$"]
  ) { (input) throws(FuzzFinding) in
    guard let text = String(validating: input, as: UTF8.self) else { return "" }
    let names = Template.placeholders(in: [.known(text)])
    try hold(Set(names).count == names.count, "a name twice")
    for name in names {
      try hold(1...32 ~= name.utf8.count && input.contains(Array("{\(name)}".utf8)), "\(name) does not stand there")
    }
    var kind = "\(names.count)"
    switch Result(catching: { () throws(LinkTemplateError) in try LinkTemplate(text: text) }) {
    case .success(let template):
      let again = template.pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .place(let place): "{\(place.rawValue)}"
        }
      }.joined()
      try hold(again.utf8.elementsEqual(text.utf8), "its pieces are another text: \(again)")
      kind += " link \(template.pieces.count)"
    case .failure(let error): kind += " \(error)".prefix { $0 != "(" }
    }
    return kind
  }

  static let keyFile = FuzzTarget(
    name: "key-file",
    examples: [keys.text.revealed, keys.adding(Array(1...32))?.text.revealed ?? []],
    words: ["key ", "\n", "#", "invite-ledger keys 1\n", "invite-ledger keys 2\n", " ", "0", "4294967295"]
  ) { (input) throws(FuzzFinding) in
    switch Result(catching: { () throws(KeyFileError) in try TokenKeys(text: input) }) {
    case .success(let keys):
      let again = try? TokenKeys(text: keys.text.revealed)
      try hold(again?.numbers == keys.numbers, "written again it has other keys")
      try hold(again?.text.revealed == keys.text.revealed, "written again it is another text")
      try hold(keys.numbers == keys.numbers.sorted(), "numbers that do not ascend")
      return "\(keys.numbers.count) \(keys.newest)"
    case .failure(let error):
      try hold(1...input.count + 1 ~= error.line, "line \(error.line) of \(input.count) bytes")
      return "\(error.reason) \(min(error.line, 4))"
    }
  }
}
