// Reads the text of a value by the declared type of its parameter.
package import InviteLedger

/// Why a text is not a value of its type, and at which of its bytes that shows.
struct ValueFault: Error {
  var offset: Int
  var message: String

  init(_ message: String, at offset: Int = 0) {
    self.offset = offset
    self.message = message
  }

  /// The type says how a value looks.
  static func notA(_ type: ParameterType, at offset: Int = 0) -> ValueFault {
    ValueFault("it must be " + type.shape, at: offset)
  }
}

/// Texts of values, as they stand in a line or in a JSON string. Nothing it throws repeats the text.
enum ValueReader {
  static func value(of bytes: ArraySlice<UInt8>, as type: ParameterType) throws(ValueFault) -> ParameterValue {
    switch type {
    case .text(let limit): return .text(try text(bytes, limit: limit))
    case .integer(let range): return .integer(try integer(bytes, in: range, type))
    case .flag: return .flag(try flag(bytes))
    case .list: return .list(try items(bytes).map { String(decoding: $0, as: UTF8.self) })
    case .ids: return .list(try ids(bytes))
    case .holders: return .holders(try holders(bytes))
    case .choice(let words): return .text(try choice(bytes, of: words))
    case .choices(let words): return .list(try choices(bytes, of: words))
    case .role: return .role(try role(bytes))
    case .uses: return .uses(.uses(try uses(bytes)))
    case .expiry: return .expiry(try ExpiryText.read(bytes))
    case .span: return .span(try span(bytes))
    case .moment:
      guard let moment = MomentText.read(bytes) else { throw .notA(type) }
      return .moment(moment)
    case .invite: return .invite(try identifier(bytes, type))
    case .redemption: return .redemption(try identifier(bytes, type))
    case .reservation: return .reservation(try identifier(bytes, type))
    case .batch: return .batch(try identifier(bytes, type))
    case .message: return .message(try identifier(bytes, type))
    case .variables: return .variables(try variables(bytes))
    case .token: return .token(try tokenOrLink(bytes))
    case .key: return .key(try identifier(bytes, type))
    case .accessKey: return .token(try token(bytes))
    }
  }

  /// What null means for a type whose parameter allows it; nil where it means nothing.
  static func null(as type: ParameterType) -> ParameterValue? {
    switch type {
    case .uses: .uses(.unlimited)
    case .expiry: .expiry(.never)
    case .text, .integer, .span: .null
    default: nil
    }
  }

  static func text(_ bytes: ArraySlice<UInt8>, limit: Int) throws(ValueFault) -> String {
    guard bytes.count <= limit else { throw ValueFault("it has more than \(limit) bytes", at: limit) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func integer(
    _ bytes: ArraySlice<UInt8>, in range: ClosedRange<Int64>, _ type: ParameterType
  ) throws(ValueFault) -> Int64 {
    guard let number = DecimalText.signed(bytes), range.contains(number) else { throw .notA(type) }
    return number
  }

  static func flag(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Bool {
    if bytes.spells("true") { return true }
    if bytes.spells("false") { return false }
    throw .notA(.flag)
  }

  static func role(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Role {
    if let number = DecimalText.unsigned(bytes).flatMap(UInt16.init(exactly:)), let role = Role(rawValue: number) {
      return role
    }
    if let role = Role.allCases.first(where: { bytes.spells($0.word) }) { return role }
    throw .notA(.role)
  }

  static func uses(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> UInt32 {
    guard let number = DecimalText.unsigned(bytes).flatMap(UInt32.init(exactly:)) else { throw .notA(.uses) }
    return number
  }

  static func span(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> TimeSpan {
    guard let microseconds = DurationText.microseconds(bytes) else { throw .notA(.span) }
    return .seconds(microseconds / 1_000_000)
  }

  static func choice(_ bytes: ArraySlice<UInt8>, of words: [String]) throws(ValueFault) -> String {
    guard let word = words.first(where: { bytes.spells($0) }) else { throw .notA(.choice(words)) }
    return word
  }

  static func choices(_ bytes: ArraySlice<UInt8>, of words: [String]) throws(ValueFault) -> [String] {
    var chosen: [String] = []
    for item in try items(bytes) { chosen.append(try choice(item, of: words, in: bytes)) }
    return chosen
  }

  /// One member of a list of choices; the fault points at it.
  static func choice(
    _ item: ArraySlice<UInt8>, of words: [String], in list: ArraySlice<UInt8>
  ) throws(ValueFault) -> String {
    guard let word = words.first(where: { item.spells($0) }) else {
      throw .notA(.choices(words), at: item.startIndex - list.startIndex)
    }
    return word
  }

  static func identifier<Identifier: LedgerIdentifier>(
    _ bytes: ArraySlice<UInt8>, _ type: ParameterType
  ) throws(ValueFault) -> Identifier {
    // An identifier has 17 bytes at most; longer texts are not looked at.
    guard bytes.count <= 24, let identifier = Identifier(text: String(decoding: bytes, as: UTF8.self)) else {
      throw .notA(type)
    }
    return identifier
  }

  static func token(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> TokenBytes {
    guard bytes.count <= ProtocolLimits.tokenBytes else {
      throw ValueFault("it has more than \(ProtocolLimits.tokenBytes) bytes", at: ProtocolLimits.tokenBytes)
    }
    return TokenBytes(Array(bytes))
  }

  /// A link is read as the token in it, so that both spellings are the same request.
  static func tokenOrLink(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> TokenBytes {
    let whole = try token(bytes)
    return LinkText.token(in: bytes).map { TokenBytes(Array($0)) } ?? whole
  }
}

extension ValueReader {
  /// The members of a list; an empty text is an empty list, an empty member a fault.
  static func items(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> [ArraySlice<UInt8>] {
    if bytes.isEmpty { return [] }
    var items: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.endIndex
      try checkItem(bytes[start..<end], number: items.count + 1, at: start - bytes.startIndex)
      items.append(bytes[start..<end])
      if end == bytes.endIndex { return items }
      start = end + 1
    }
  }

  /// Numbers in their plain spelling: `11,12`, and `[11, 12]` as JSON has them.
  static func ids(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> [String] {
    let isArray = bytes.count >= 2 && bytes.first == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "]")
    let inner = isArray ? bytes.dropFirst().dropLast() : bytes
    if inner.allSatisfy(\.isBlank) { return [] }
    var ids: [String] = []
    for item in inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let offset = item.startIndex - bytes.startIndex
      guard ids.count < ProtocolLimits.listItems else {
        throw ValueFault("a list has at most \(ProtocolLimits.listItems) members", at: offset)
      }
      var digits = item.drop(while: \.isBlank)
      while digits.last?.isBlank == true { digits.removeLast() }
      guard let number = DecimalText.unsigned(digits) else { throw .notA(.ids, at: offset) }
      ids.append(String(number))
    }
    return ids
  }

  static func holders(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> [Holder] {
    var holders: [Holder] = []
    for item in try items(bytes) {
      holders.append(try holder(item, at: item.startIndex - bytes.startIndex))
    }
    return holders
  }

  static func holder(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(ValueFault) -> Holder {
    guard let holder = Holder(text: String(decoding: bytes, as: UTF8.self)) else {
      throw .notA(.holders, at: offset)
    }
    return holder
  }

  static func checkItem(_ item: ArraySlice<UInt8>, number: Int, at offset: Int) throws(ValueFault) {
    guard !item.isEmpty else { throw ValueFault("a list has no empty members", at: offset) }
    guard number <= ProtocolLimits.listItems else {
      throw ValueFault("a list has at most \(ProtocolLimits.listItems) members", at: offset)
    }
    guard item.count <= ProtocolLimits.nameBytes else {
      throw ValueFault("a member of a list has at most \(ProtocolLimits.nameBytes) bytes", at: offset)
    }
  }
}

extension Role {
  /// The word for it in requests, answers and help.
  package var word: String {
    switch self {
    case .owner: "owner"
    case .administrator: "administrator"
    case .moderator: "moderator"
    case .member: "member"
    case .guest: "guest"
    }
  }
}
