// The model of the policy as canonical text: `policy`, the settings that were changed, by name.

import InviteLedger
package import JSONText

extension PolicyModel {
  package static var sections: [String] { ["policy"] }

  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    let changed = settings.filter { $0.change != nil }
    if !changed.isEmpty {
      writer.name("policy")
      writer.beginObject()
      for view in changed {
        writer.name(view.setting.rawValue)
        view.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension SettingView {
  /// The setting as one object; its name is the caller's to write.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("value")
    writer.value(value.json)
    if let change {
      writer.member("seq", change.seq)
      writer.member("ts", change.time)
      writer.member("actor", change.actor)
    }
    writer.endObject()
  }
}
