// The small values of the domain in an image.

extension Imaged where Self: LedgerIdentifier {
  package static var blank: Self { Self(number: 0) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var number = number
    try image.pass(&number)
    self = Self(number: number)
  }
}

extension InviteID: Imaged {}
extension RedemptionID: Imaged {}
extension ReservationID: Imaged {}
extension MessageID: Imaged {}
extension BatchID: Imaged {}
extension KeyID: Imaged {}

extension InviteKind: ImagedCase {}
extension Binding: ImagedCase {}
extension InviteSource: ImagedCase {}
extension Role: ImagedCase {}
extension BatchMode: ImagedCase {}
extension BatchOutcome: ImagedCase {}
extension WithheldReason: ImagedCase {}
extension SuspensionMode: ImagedCase {}
extension DeliveryState: ImagedCase {}
extension CatalogKind: ImagedCase {}
extension PolicySetting: ImagedCase {}
extension RejectionCode: ImagedCase {}
extension AuthRefusal: ImagedCase {}

extension Timestamp: Imaged {
  package static var blank: Timestamp { Timestamp(microseconds: 0) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&microseconds) }
}

extension PersonalText: Imaged {
  package static var blank: PersonalText { .erased }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var text = text
    try image.pass(&text)
    self = text.map { .known($0) } ?? .erased
  }
}

extension Expiry: Imaged {
  package static var blank: Expiry { .never }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var end: Timestamp? = if case .at(let end) = self { end } else { nil }
    try image.pass(&end)
    self = end.map { .at($0) } ?? .never
  }
}

extension UseLimit: Imaged {
  package static var blank: UseLimit { .unlimited }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var uses: UInt32? = if case .uses(let uses) = self { uses } else { nil }
    try image.pass(&uses)
    self = uses.map { .uses($0) } ?? .unlimited
  }
}

extension Fingerprint: Imaged {
  package static var blank: Fingerprint { Fingerprint(words: (0, 0, 0, 0)) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var words = words
    try image.passWhole(&words)
    if image.isReading { self = Fingerprint(words: words) }
  }
}

extension TokenFacts: Imaged {
  package static var blank: TokenFacts { TokenFacts(fingerprint: .blank, hint: "", key: 0) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&fingerprint)
    try image.pass(&hint)
    try image.pass(&key)
  }
}

extension Holder: Imaged {
  package static var blank: Holder { .user("") }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var (isGroup, name) =
      switch self {
      case .user(let name): (false, name)
      case .group(let name): (true, name)
      }
    try image.pass(&isGroup)
    try image.pass(name: &name)
    if image.isReading { self = isGroup ? .group(name) : .user(name) }
  }
}

extension Delivery: Imaged {
  package static var blank: Delivery { Delivery(state: .sent, time: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&state)
    try image.pass(&time)
  }
}

extension StandingDelivery: Imaged {
  static var blank: StandingDelivery { StandingDelivery(delivery: .blank, seq: 0) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&delivery)
    try image.pass(&seq)
  }
}

/// By its text, which is how the log has it too.
extension Scope: Imaged {
  package static var blank: Scope { .everything }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var text = description
    try image.pass(&text)
    guard image.isReading else { return }
    guard let scope = Scope(text: text) else { throw .unreadable }
    self = scope
  }
}

extension SettingValue: Imaged {
  package static var blank: SettingValue { .off }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var (flag, number, text, names): (Bool?, Int64?, String?, [String]?)
    switch self {
    case .off: break
    case .flag(let value): flag = value
    case .number(let value): number = value
    case .text(let value): text = value
    case .names(let value): names = value
    }
    try image.pass(&flag)
    try image.pass(&number)
    try image.pass(&text)
    try image.pass(&names)
    self =
      flag.map { .flag($0) } ?? number.map { .number($0) } ?? text.map { .text($0) } ?? names.map { .names($0) } ?? .off
  }
}

/// Setting by setting.
extension Policy: Imaged {
  package static var blank: Policy { Policy() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    for setting in PolicySetting.allCases {
      var value = self[setting]
      try image.pass(&value)
      guard !image.isReading || take(value, for: setting) else { throw .unreadable }
    }
  }
}

extension Grants: Imaged {
  package static var blank: Grants { Grants(role: .member) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&role)
    try image.pass(names: &groups)
    try image.pass(names: &channels)
    try image.pass(name: &topic)
  }
}

extension Withheld: Imaged {
  package static var blank: Withheld { Withheld(kind: "", name: "", reason: .limit) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(name: &kind)
    try image.pass(name: &name)
    try image.pass(&reason)
  }
}

extension SkippedRows: Imaged {
  package static var blank: SkippedRows { SkippedRows() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&members)
    try image.pass(&deactivated)
  }
}

extension BatchOpened: Imaged {
  package static var blank: BatchOpened { BatchOpened(batch: .blank, mode: .rows, source: .csv) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&batch)
    try image.pass(&mode)
    try image.pass(&source)
    try image.pass(&fileDigest)
    try image.pass(&rows)
    try image.pass(&skipped)
  }
}

extension BatchClosed: Imaged {
  package static var blank: BatchClosed {
    BatchClosed(batch: .blank, outcome: .committed, issued: 0, reused: 0, failed: 0)
  }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&batch)
    try image.pass(&outcome)
    try image.pass(&issued)
    try image.pass(&reused)
    try image.pass(&failed)
  }
}
