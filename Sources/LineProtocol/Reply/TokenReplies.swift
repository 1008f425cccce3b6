// The answers of questions about tokens.
package import InviteLedger
import JSONText

extension ReplyWriter {
  /// `token check`: what redeeming would give, seen at `seq`.
  package mutating func preview(_ preview: RedemptionPreview, seq: UInt64) {
    ok { writer in
      if let earlier = preview.earlier { writer.member("redemption", earlier.description) }
      writer.member("invite", preview.invite.description)
      writer.member("use", preview.use)
      writer.member("username", preview.username)
      writer.member("existing_account", preview.existingAccount)
      writer.members(granted: preview.granted, withheld: preview.withheld)
      if preview.earlier != nil { writer.member("already", true) }
      writer.member("seq", seq)
    }
  }

  /// `token explain`: a row for each check, seen at `seq`.
  package mutating func checks(_ checks: [CheckResult], seq: UInt64) {
    for check in checks {
      row { writer in
        writer.member("check", check.check.rawValue)
        writer.member("result", check.outcome.rawValue)
        if let code = check.code { writer.member("code", code.rawValue) }
        guard !check.compared.isEmpty else { return }
        writer.name("compared")
        writer.beginObject()
        for comparison in check.compared {
          writer.name(comparison.name)
          writer.value(comparison.value)
        }
        writer.endObject()
      }
    }
    ok { writer in
      writer.member("rows", checks.count)
      writer.member("seq", seq)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ value: CheckResult.Value) {
    switch value {
    case .none: null()
    case .flag(let flag): bool(flag)
    case .number(let number): integer(number)
    case .text(let text): string(text)
    case .moment(let moment): string(moment.description)
    }
  }
}
