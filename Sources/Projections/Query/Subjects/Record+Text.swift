// An event as one text: what `grep=` looks into.

package import InviteLedger
import JSONText

extension Record {
  /// The members of the line in their order, as JSON, with personal values in place of their digests. What belongs to the
  /// proof alone (version, salts, digests, sum) is not in it: there chance would answer short patterns.
  package var text: String {
    DataFields.object {
      $0.add("seq", seq)
      $0.add("ts", time.description)
      $0.add("type", event.type)
      $0.add("actor", actor)
      $0.add("data", event.data)
      $0.add("meta", meta.data)
    }.canonicalText
  }
}
