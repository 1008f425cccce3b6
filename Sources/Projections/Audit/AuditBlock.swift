// 4,096 events in the index of the log.

import InviteLedger

/// Columns of up to 4,096 events, and a filter that says which keys are certainly not among them.
struct AuditBlock: Sendable {
  static var size: Int { 4096 }
  private static var filterWords: Int { 2048 }
  /// In the highest lane of an event with more keys than lanes: any key may be its.
  private static var manyKeys: UInt64 { 0xFFFF << 48 }
  private static var lowBits: UInt64 { 0x0001_0001_0001_0001 }

  private(set) var types: [UInt8] = []
  private(set) var sources: [UInt32] = []
  /// Four keys of 16 bits an event, 0 where there is none.
  private(set) var lanes: [UInt64] = []
  private var filter = [UInt64](repeating: 0, count: filterWords)
  /// A bit for each type that occurs.
  private(set) var typeMask: UInt64 = 0
  private(set) var firstTime = Timestamp.latest
  private(set) var lastTime = Timestamp.earliest

  var count: Int { types.count }

  mutating func append(_ record: Record, source: UInt32) {
    let type = AuditTypes.number(of: record.event.type)
    let keys = record.laneKeys
    types.append(type)
    sources.append(source)
    lanes.append(Self.lanes(of: keys))
    typeMask |= 1 << UInt64(type)
    firstTime = min(firstTime, record.time)
    lastTime = max(lastTime, record.time)
    for key in keys { enter(key) }
    for key in record.blockKeys { enter(key) }
  }

  /// Whether some event here may have the key.
  func mayHold(_ key: AuditKey) -> Bool {
    Self.bits(of: key).allSatisfy { filter[$0 >> 6] & 1 << UInt64($0 & 63) != 0 }
  }

  /// Whether an event may carry one of the keys itself.
  func mayCarry(_ keys: [UInt64], at index: Int) -> Bool {
    let lanes = lanes[index]
    if lanes & Self.manyKeys == Self.manyKeys { return true }
    return keys.contains { Self.hasZeroLane(lanes ^ $0) }
  }

  /// A key in all four lanes, to compare with.
  static func pattern(_ key: AuditKey) -> UInt64 { UInt64(key.lane) * lowBits }

  private static func hasZeroLane(_ word: UInt64) -> Bool {
    (word &- lowBits) & ~word & (lowBits << 15) != 0
  }

  private static func lanes(of keys: [AuditKey]) -> UInt64 {
    var word: UInt64 = 0
    for (place, key) in keys.prefix(4).enumerated() { word |= UInt64(key.lane) << UInt64(16 * place) }
    return keys.count > 4 ? word | manyKeys : word
  }

  /// Three bits of the filter.
  private static func bits(of key: AuditKey) -> [Int] {
    let mask = filterWords * 64 - 1
    return [0, 17, 34].map { Int(truncatingIfNeeded: key.hash >> $0) & mask }
  }

  private mutating func enter(_ key: AuditKey) {
    for bit in Self.bits(of: key) { filter[bit >> 6] |= 1 << UInt64(bit & 63) }
  }
}

/// Types of events as small numbers, in the order of their declaration.
enum AuditTypes {
  private static let numbers: [EventType: UInt8] = Dictionary(
    uniqueKeysWithValues: EventType.allCases.enumerated().map { ($1, UInt8(clamping: min($0, 63))) })

  /// Types beyond the sixty-third share a number, and the matcher tells them apart.
  static func number(of type: EventType) -> UInt8 { numbers[type] ?? 63 }
}
