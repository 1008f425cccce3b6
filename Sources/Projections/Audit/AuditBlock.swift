// 4,096 events in the index of the log.

import InviteLedger

/// Columns of up to 4,096 events.
struct AuditBlock: Sendable {
  static var size: Int { 4096 }

  private(set) var types: [UInt8] = []
  private(set) var sources: [UInt32] = []
  /// Four keys of 16 bits an event, 0 where there is none.
  private(set) var lanes: [UInt64] = []
  /// A bit for each type that occurs.
  private(set) var typeMask: UInt64 = 0
  private(set) var firstTime = Timestamp.latest
  private(set) var lastTime = Timestamp.earliest

  /// With `isFirst` the columns grow with the ledger; later blocks are sure to fill.
  init(isFirst: Bool) {
    guard !isFirst else { return }
    types.reserveCapacity(Self.size)
    sources.reserveCapacity(Self.size)
    lanes.reserveCapacity(Self.size)
  }

  var count: Int { types.count }

  /// - Parameter filters: gets every key of the event; the last one is that of this block.
  mutating func append(_ record: Record, source: UInt32, into filters: inout AuditFilters) {
    let type = AuditTypes.number(of: record.event.type)
    var lanes = AuditLanes()
    record.event.forEachKey { key, isLane in
      filters.enter(key)
      if isLane { lanes.add(key) }
    }
    filters.enter(AuditKey(.actor, record.actor))
    if let key = record.meta.key { filters.enter(AuditKey(key)) }
    if let request = record.meta.request {
      let key = AuditKey(.req, request.id)
      filters.enter(key)
      lanes.add(key)
    }
    types.append(type)
    sources.append(source)
    self.lanes.append(lanes.word)
    typeMask |= AuditTypes.bit(ofNumber: type)
    firstTime = min(firstTime, record.time)
    lastTime = max(lastTime, record.time)
  }

  /// A seq without an event: of a type and a source that there is none of, and no type of the mask.
  mutating func appendNothing() {
    types.append(AuditTypes.nothing)
    sources.append(.max)
    lanes.append(0)
  }

  /// Whether an event may carry one of the keys itself.
  func mayCarry(_ patterns: [UInt64], at index: Int) -> Bool {
    AuditLanes(word: lanes[index]).mayHold(patterns)
  }

  /// The next event of a range that may carry one of the keys itself; without keys, the next event. Of most blocks that
  /// are looked into, all but a few events end here.
  func next(carrying patterns: [UInt64]?, in range: Range<Int>, _ order: AuditOrder) -> Int? {
    guard let patterns, !range.isEmpty else {
      return order == .oldestFirst ? range.first : range.last
    }
    let lanes = lanes.span
    switch order {
    case .oldestFirst: for index in range where AuditLanes(word: lanes[index]).mayHold(patterns) { return index }
    case .newestFirst:
      for index in range.reversed() where AuditLanes(word: lanes[index]).mayHold(patterns) { return index }
    }
    return nil
  }
}

extension AuditBlock: Imaged {
  static var blank: AuditBlock { AuditBlock(isFirst: true) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&types)
    try image.pass(&sources)
    try image.pass(&lanes)
    try typeMask.pass(&image)
    try firstTime.pass(&image)
    try lastTime.pass(&image)
  }
}

/// Types of events as small numbers, in the order of their declaration.
enum AuditTypes {
  private static let numbers: [EventType: UInt8] = Dictionary(
    uniqueKeysWithValues: EventType.allCases.enumerated().map { ($1, UInt8(clamping: min($0, 63))) })

  /// Where no event is.
  static let nothing: UInt8 = 63

  /// Whether no two types share a number.
  static let areDistinct = EventType.allCases.count <= nothing

  /// Types beyond the sixty-third share a number, and the matcher tells them apart.
  static func number(of type: EventType) -> UInt8 { numbers[type] ?? 63 }

  /// The bit of a type in the mask of a block.
  static func bit(of type: EventType) -> UInt64 { bit(ofNumber: number(of: type)) }

  static func bit(ofNumber number: UInt8) -> UInt64 { 1 << UInt64(number & 63) }

  static func mask(of types: [EventType]) -> UInt64 { types.reduce(0) { $0 | bit(of: $1) } }
}
