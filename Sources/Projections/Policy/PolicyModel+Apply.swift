// How records change the model of the policy.

package import InviteLedger

extension PolicyModel {
  package mutating func apply(_ record: Record) {
    guard case .policyChanged(let event) = record.event else { return }
    for change in event.changes {
      changed[change.setting] = SettingView(
        setting: change.setting, value: change.new,
        change: SettingView.Change(seq: record.seq, time: record.time, actor: record.actor))
    }
  }
}
