// A few events as a log of their own: numbered from 1 without gaps, with the sums of lines, so that it opens like any log.

import EventLog
package import InviteLedger
import JSONText
import LedgerFormat

/// Records as the bytes of a log. Seqs and the numbers of things are given anew, because a log has no gaps: `inv_184` may
/// become `inv_1`. Causes and the groups of commits are not kept, and events of one command are together for as long as its
/// first one is there. Personal values are kept, as far as they were not erased.
package struct Fixture {
  /// Lines of the log.
  package private(set) var bytes: [UInt8] = []
  /// The new names of things by their old ones, where they differ.
  package private(set) var names: [String: String] = [:]

  /// Throws when an event cannot be said any more.
  package init(_ records: [Record]) throws {
    giveNames(records)
    let parts = Self.parts(of: records)
    for (index, record) in records.enumerated() {
      let seq = UInt64(index) + 1
      var event = record.event
      if !names.isEmpty { event = try renamed(event) }
      var meta = record.meta
      (meta.batch, meta.part, meta.cause) = (seq - UInt64(parts[index].map { $0.number - 1 } ?? 0), parts[index], nil)
      meta.key = meta.key.map { KeyID(text: name(of: $0.description)) ?? $0 }
      // A salt need not be secret where the value stands beside it; counted ones make equal fixtures equal.
      let line = LineEncoder { (0, seq) }.encode(event, time: record.time, actor: record.actor, meta: meta)
      bytes += try FixtureLine.bytes(of: LineParts(body: line.body, tail: line.tail), seq: seq, batch: meta.batch)
    }
  }

  /// A path of the old log, in the fixture.
  package func path(_ path: StatePath) -> StatePath { StatePath(steps: path.steps.map(name(of:))) }

  private func name(of old: String) -> String { names[old] ?? old }

  /// The places of events among those of their command that are there; nil for those that are alone.
  private static func parts(of records: [Record]) -> [Part?] {
    var parts = [Part?](repeating: nil, count: records.count)
    var start = 0
    while start < records.count {
      let first = records[start]
      let last = first.seq + UInt64(first.meta.part.map { $0.number == 1 ? $0.count - 1 : 0 } ?? 0)
      let end = records[start...].firstIndex { $0.seq > last } ?? records.count
      if end - start > 1 {
        for index in start..<end {
          parts[index] = Part(number: UInt32(index - start + 1), count: UInt32(end - start))
        }
      }
      start = end
    }
    return parts
  }

  private mutating func giveNames(_ records: [Record]) {
    var counts: [String: UInt64] = [:]
    for record in records {
      guard let (old, prefix) = record.event.made else { continue }
      counts[prefix, default: 0] += 1
      let new = "\(prefix)\(counts[prefix, default: 0])"
      if new != old { names[old] = new }
    }
  }

  private func renamed(_ event: Event) throws -> Event {
    if case .tokenRevealed(let revealed) = event, case .many(let query, _, let invites?) = revealed.extent {
      let ids = invites.invites.compactMap { InviteID(text: name(of: $0.description)) }.sorted()
      return .tokenRevealed(TokenRevealed(.many(query: query, count: UInt32(ids.count), of: InviteRanges(ids))))
    }
    return try EventText.event(event.type, EventText.data(of: event).renamed(by: name))
  }
}

extension JSONValue {
  fileprivate func renamed(by name: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(name(text))
    case .array(let elements): .array(elements.map { $0.renamed(by: name) })
    case .object(let members):
      .object(members.map { JSONMember(name: $0.name, value: $0.value.renamed(by: name)) })
    case .null, .bool, .integer: self
    }
  }
}

extension Event {
  /// The name of the thing that comes into being with it, and what the names of its kind begin with.
  fileprivate var made: (name: String, prefix: String)? {
    func made<ID: LedgerIdentifier>(_ id: ID) -> (String, String) { (id.description, ID.prefix) }
    if case .inviteIssued(let event) = self { return made(event.invite) }
    if case .tokenRedeemed(let event) = self { return made(event.redemption) }
    if case .tokenReserved(let event) = self { return made(event.reservation) }
    if case .messageSent(let event) = self { return made(event.message) }
    if case .batchOpened(let event) = self { return made(event.batch) }
    if case .keyCreated(let event) = self { return made(event.key) }
    return nil
  }
}
