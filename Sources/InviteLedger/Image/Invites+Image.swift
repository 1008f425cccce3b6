// Invites, batches and what happens to them in an image.

extension Invite: Imaged {
  package static let blank = Invite(
    InviteIssued(
      invite: .blank, kind: .email, token: .blank, inviter: "", binding: .strict, maxUses: .unlimited, role: .member,
      expires: .never, source: .single), inviterRole: nil, at: .blank, seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(&token)
    try image.pass(&generation)
    try image.pass(&email)
    try passTerms(&image)
    try image.pass(&holds)
    try image.pass(&issued)
    try image.pass(&lastChange)
    try image.pass(&expires)
    try image.pass(&redeemed)
    try image.pass(&successor)
    try image.pass(&row)
    try image.pass(&uses)
    try image.pass(&isRevoked)
    try image.pass(&isSuspended)
  }
}

extension StandingTerms {
  /// Passes terms that many invites in a row share.
  static func pass(_ terms: inout Shared<StandingTerms>?, _ image: inout ImageCoder) throws(ImageFault) {
    var value = terms?.value ?? Invite.blank.terms.value
    try image.pass(&value.kind)
    try image.pass(name: &value.inviter)
    try image.pass(&value.inviterRole)
    try image.pass(name: &value.domain)
    try image.pass(&value.binding)
    try image.pass(&value.maxUses)
    try image.pass(&value.role)
    try image.pass(names: &value.groups)
    try image.pass(names: &value.channels)
    try image.pass(&value.includeDefaultChannels)
    try image.pass(&value.notifyInviter)
    try image.pass(name: &value.topic)
    try image.pass(shared: &value.texts) { (texts, image) throws(ImageFault) in try InviteTexts.pass(&texts, &image) }
    try image.pass(&value.batch)
    if image.isReading { terms = Shared(value) }
  }
}

extension InviteTexts {
  static func pass(_ texts: inout InviteTexts?, _ image: inout ImageCoder) throws(ImageFault) {
    var (subject, message, note) = (texts?.subject, texts?.message, texts?.note)
    var locale = texts?.locale
    try image.pass(&subject)
    try image.pass(&message)
    try image.pass(&note)
    try image.pass(name: &locale)
    if image.isReading { texts = InviteTexts(subject: subject, message: message, note: note, locale: locale) }
  }
}

extension AnswerFacts: Imaged {
  static var blank: AnswerFacts { AnswerFacts(generation: 0, tokenKey: 0, email: nil, expires: .never, texts: nil) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&generation)
    try image.pass(&tokenKey)
    try image.pass(&email)
    try image.pass(&expires)
    try image.pass(shared: &texts) { (texts, image) throws(ImageFault) in try InviteTexts.pass(&texts, &image) }
  }
}

extension AnswerChange: Imaged {
  static var blank: AnswerChange { AnswerChange(seq: 0, old: .blank) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&seq)
    try image.pass(&old)
  }
}

extension Batch: Imaged {
  package static let blank = Batch(.blank, opener: "", seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(&mode)
    try image.pass(&source)
    try image.pass(name: &opener)
    try image.pass(&issued)
    try image.pass(&closing)
    try image.pass(&lastChange)
  }
}

extension RequestKey: Imaged {
  static var blank: RequestKey { RequestKey(actor: "", id: "") }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(name: &actor)
    try image.pass(&id)
  }
}

extension RememberedRequest: Imaged {
  package static var blank: RememberedRequest { RememberedRequest(digest: "", firstSeq: 0, lastSeq: 0) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&digest)
    try image.pass(&firstSeq)
    try image.pass(&lastSeq)
  }
}

extension Redemption: Imaged {
  package static let blank = Redemption(
    TokenRedeemed(
      redemption: .blank, invite: .blank, use: 0, username: "", existingAccount: false, granted: .blank),
    by: nil, seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(&invite)
    try image.pass(&use)
    try image.pass(&username)
    try image.pass(&granted)
    try image.pass(&withheld)
    try image.pass(&seq)
    try image.pass(&roleGiven)
    try image.pass(&previousOfAccount)
    try image.pass(&reversedSeq)
  }
}

extension Reservation.Outcome: ImagedCase {}

extension Reservation: Imaged {
  package static let blank = Reservation(
    TokenReserved(reservation: .blank, invite: .blank, until: .blank), holder: "", seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(&invite)
    try image.pass(&email)
    try image.pass(&username)
    try image.pass(&external)
    try image.pass(&until)
    try image.pass(name: &holder)
    try image.pass(&outcome)
    try image.pass(&lastChange)
  }
}
