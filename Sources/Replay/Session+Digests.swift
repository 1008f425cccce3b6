// Digests of the read models, here, along the log, and from other processes.

import Hashing
import InviteLedger
import JSONText
import Projections

extension Session {
  /// The digests of the read models here, or every so many events along the history.
  func digest(_ wish: DigestWish, look: (UInt64) throws -> Void) throws -> SessionAnswer {
    guard let every = wish.every else { return try Self.answer([Digests(of: modelsHere().all, at: here)]) }
    return Self.answer(try digests(every: every, order: wish.order, through: wish.through, look: look))
  }

  /// Digests at multiples of `every` and at the end. `order` turns the order in which the models take each event.
  func digests(
    every: UInt64, order: Int = 0, through last: UInt64? = nil, look: (UInt64) throws -> Void
  ) throws -> [Digests] {
    let end = min(last ?? timeline.end, timeline.end)
    let types = LedgerModels.types
    let turn = order % types.count
    var models = (types[turn...] + types[..<turn]).map { $0.init() }
    var found: [Digests] = []
    guard end > 0 else { return [Digests(of: models, at: 0)] }
    try timeline.log.forEachRecord(in: 1...end) { record in
      for index in models.indices { models[index].apply(record) }
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      if record.seq % every == 0, record.seq < end { found.append(Digests(of: models, at: record.seq)) }
      return true
    }
    return found + [Digests(of: models, at: end)]
  }

  private static func answer(_ digests: [Digests]) -> SessionAnswer {
    SessionAnswer(digests.flatMap(\.lines), .array(digests.map(\.value)))
  }
}

/// The digests of all models at a position.
struct Digests: Hashable {
  let seq: UInt64
  /// SHA-256 of the canonical snapshot, by the model's name.
  let byModel: [String: String]

  init(of models: [any Projection], at seq: UInt64) {
    self.seq = seq
    byModel = Dictionary(
      models.map { (type(of: $0).name, SHA256.hash($0.snapshotBytes).hex) }, uniquingKeysWith: { $1 })
  }

  /// Reads what another process answered; nil for anything else.
  init?(_ value: JSONValue) {
    guard let seq = value["seq"]?.integer, let digests = value["digests"]?.object else { return nil }
    self.seq = UInt64(clamping: seq)
    byModel = Dictionary(digests.map { ($0.name, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }

  /// Models that both have, with other digests, in the order of the snapshots.
  func models(differingIn other: Digests) -> [String] {
    LedgerModels.types.map { $0.name }.filter { name in
      byModel[name] != nil && other.byModel[name] != nil && byModel[name] != other.byModel[name]
    }
  }

  private var ordered: [(model: String, digest: String)] {
    LedgerModels.types.compactMap { type in byModel[type.name].map { (type.name, $0) } }
  }

  var lines: [String] { ordered.map { "\(seq) \($0.model) \($0.digest)" } }

  var value: JSONValue {
    .members([
      "seq": .number(seq),
      "digests": .object(ordered.map { JSONMember(name: $0.model, value: .string($0.digest)) }),
    ])
  }
}
