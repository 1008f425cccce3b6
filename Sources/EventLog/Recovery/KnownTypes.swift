// Which event types and versions this program knows, asked once for each.

/// Remembers the answers of the closure that knows them.
struct KnownTypes {
  private let isKnown: @Sendable (_ type: String, _ version: UInt64) -> Bool
  private var known: [(type: [UInt8], version: UInt64)] = []

  init(_ isKnown: @escaping @Sendable (_ type: String, _ version: UInt64) -> Bool) {
    self.isKnown = isKnown
  }

  mutating func contains(_ frame: LineFrame, in bytes: [UInt8]) -> Bool {
    let type = bytes[frame.type]
    if known.contains(where: { $0.version == frame.version && type.elementsEqual($0.type) }) { return true }
    guard isKnown(String(decoding: type, as: UTF8.self), frame.version) else { return false }
    known.append((Array(type), frame.version))
    return true
  }
}
