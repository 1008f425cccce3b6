// Invites, redemptions and batches, one at a time.

import InviteLedger
import JSONText

extension InvitesModel {
  package func thing(_ key: String, in section: String) -> [UInt8]? {
    switch section {
    case "invites":
      guard let view = InviteID(text: key).flatMap(invite) else { return nil }
      return JSONWriter.text { view.write(to: &$0, at: time) }
    case "redemptions":
      guard let view = RedemptionID(text: key).flatMap(redemption) else { return nil }
      return JSONWriter.text { view.write(to: &$0) }
    default:
      guard let id = BatchID(text: key), let view = batch(id), let index = id.index(below: batches.count) else {
        return nil
      }
      return JSONWriter.text { view.write(to: &$0, runs: batches[index].runs) }
    }
  }

  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    switch section {
    case "invites": InviteID.keys(after: key, through: invites.count, limit: limit) { index($0) != nil }
    case "redemptions":
      RedemptionID.keys(after: key, through: redemptions.count, limit: limit) { redemption($0) != nil }
    default: BatchID.keys(after: key, through: batches.count, limit: limit) { batch($0) != nil }
    }
  }
}
