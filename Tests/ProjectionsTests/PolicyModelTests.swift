// The model of the policy: what stands, and since when.

import InviteLedger
import Projections
import Testing

struct PolicyModelTests {
  private func changed(_ setting: PolicySetting, _ old: SettingValue, _ new: SettingValue) -> Event {
    .policyChanged(PolicyChanged(changes: [PolicyChange(setting, old: old, new: new)]))
  }

  @Test func `a setting nobody changed has its default and no date`() {
    let model = PolicyModel(records: [])
    #expect(model.settings.map(\.setting) == PolicySetting.allCases)
    #expect(model.settings.allSatisfy { $0.value == $0.setting.defaultValue && $0.change == nil })
    #expect(String(decoding: model.snapshotBytes, as: UTF8.self) == "{}")
  }

  @Test func `a setting says who gave it its value, also when that is the default again`() {
    var book = RecordBook()
    book.add(changed(.allowNever, .flag(true), .flag(false)), actor: "ada")
    book.add(changed(.maxRecipients, .number(100), .number(5)), actor: "ada")
    book.add(changed(.allowNever, .flag(false), .flag(true)), actor: "eve")
    let view = PolicyModel(records: book.records).setting(.allowNever)
    #expect(view.value == .flag(true))
    #expect(view.change?.seq == 3 && view.change?.actor == "eve")
  }

  @Test func `a snapshot is this text`() {
    var book = RecordBook()
    book.add(changed(.defaultExpiry, .text("10d"), .text("14d")), actor: "ada")
    #expect(
      String(decoding: PolicyModel(records: book.records).snapshotBytes, as: UTF8.self)
        == #"{"policy":{"default_expiry":{"value":"14d","seq":1,"ts":"2026-11-21T09:00:01.000000Z","actor":"ada"}}}"#)
  }
}
