// A limit that is reached, in words and in numbers.

/// A limit that is reached, on its way to become a refusal.
struct ReachedLimit {
  let code: RejectionCode
  let setting: PolicySetting
  var limit: Int?
  var left: Int?
  var asked = 1
  /// When what was asked for is free; nil when time alone does not help.
  var frees: Timestamp?

  init(
    _ code: RejectionCode, _ setting: PolicySetting, limit: Int? = nil, left: Int? = nil, asked: Int = 1,
    frees: Timestamp?
  ) {
    self.code = code
    self.setting = setting
    self.limit = limit
    self.left = left.map { max(0, $0) }
    self.asked = asked
    self.frees = frees
  }

  /// The refusal; `words` name what the limit counts, or say it all when nothing is counted.
  func rejection(_ words: String, hint: String = "limits", at now: Timestamp) -> Rejection {
    var message = words
    var facts: [RejectionFact] = [.init("setting", .text(setting.rawValue))]
    if let limit, let left {
      message = "\(limit) \(words) are allowed, and \(left) are left"
      if asked > 1 { message += " of the \(asked) that were asked for" }
      facts += [.init("limit", .number(Int64(limit))), .init("left", .number(Int64(left)))]
    }
    if let frees { facts.append(.init("frees", .moment(frees))) }
    let wait = frees.map { max(0, $0.microseconds - now.microseconds) }
    return Rejection(
      code, message, hint: hint, retryMilliseconds: wait.map { ($0 + 999) / 1000 }, facts: facts)
  }
}
