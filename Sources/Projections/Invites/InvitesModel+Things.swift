// Invites, redemptions and batches, one at a time.

import InviteLedger
import JSONText

extension InvitesModel {
  package static var sections: [String] { ["invites", "redemptions", "reservations", "batches", "suspensions"] }

  package func thing(_ key: String, in section: String) -> [UInt8]? {
    switch section {
    case "invites":
      guard let view = InviteID(text: key).flatMap(invite) else { return nil }
      return JSONWriter.text { view.write(to: &$0, at: time) }
    case "redemptions":
      guard let view = RedemptionID(text: key).flatMap(redemption) else { return nil }
      return JSONWriter.text { view.write(to: &$0) }
    case "reservations":
      guard let view = ReservationID(text: key).flatMap(reservation) else { return nil }
      return JSONWriter.text { view.write(to: &$0, at: time) }
    case "suspensions": return suspensionText(of: key)
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
    case "reservations":
      ReservationID.keys(after: key, through: reservations.count, limit: limit) { reservation($0) != nil }
    case "suspensions": suspendedInviters(after: key, limit: limit)
    default: BatchID.keys(after: key, through: batches.count, limit: limit) { batch($0) != nil }
    }
  }

  private func suspensionText(of inviter: String) -> [UInt8]? {
    guard let suspension = names.find(inviter).flatMap({ suspensions[$0] }) else { return nil }
    let named = JSONWriter.text { writer in
      writer.beginObject()
      suspension.intervention.write(to: &writer, as: inviter, mode: suspension.mode)
      writer.endObject()
    }
    return (try? SnapshotDocument(text: named))?.members.first?.value.canonicalBytes
  }

  private func suspendedInviters(after key: String?, limit: Int) -> [String] {
    let inviters = suspensions.keys.map { names.text($0) }.sorted { $0.isOrdered(before: $1) }
    return Array(inviters.filter { name in key.map { $0.isOrdered(before: name) } ?? true }.prefix(limit))
  }
}
