// A file as the page cache shows it and as the disk has it.
internal import Randomness

/// The contents of a simulated file.
///
/// The model: within the last synced length an overwritten sector is old or new. Beyond it there may be the new bytes, a first part of
/// them, zeros or garbage, and the length may be anything between the synced one and the one in the cache.
struct SimulatedInode: Sendable {
  static let sector = 512

  /// What reading gives.
  var cache: [UInt8] = []
  /// What a power loss leaves if nothing that is not synced survives.
  private(set) var disk: [UInt8] = []
  /// Sectors that a failed sync dropped: reading shows them, the disk never got them, and no later sync writes them.
  private var dropped: Set<Int> = []
  /// Up to where space was reserved.
  var reservedEnd = 0
  /// The opening that has the lock.
  var holder: Int?

  mutating func write(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    guard !bytes.isEmpty else { return }
    let end = offset + bytes.count
    if cache.count < offset { cache.append(contentsOf: repeatElement(0, count: offset - cache.count)) }
    let overlap = min(end, cache.count) - offset
    cache.replaceSubrange(offset..<offset + overlap, with: bytes.prefix(overlap))
    cache.append(contentsOf: bytes.dropFirst(overlap))
    if !dropped.isEmpty { dropped.subtract(offset / Self.sector...(end - 1) / Self.sector) }
  }

  mutating func truncate(to size: Int) {
    reservedEnd = size
    if size < cache.count {
      cache.removeLast(cache.count - size)
    } else {
      cache.append(contentsOf: repeatElement(0, count: size - cache.count))
    }
  }

  mutating func sync() {
    let old = disk
    disk = cache
    for sector in dropped { restore(sector, from: old) }
  }

  /// A sync that fails: some sectors reach the disk, the others are dropped and called clean.
  mutating func failSync(_ random: inout SeededRandom) {
    let changed = changedSectors
    // The length may have been written or not.
    if random.oneIn(2) {
      disk.append(contentsOf: repeatElement(0, count: max(0, cache.count - disk.count)))
      disk.removeLast(max(0, disk.count - cache.count))
    }
    for sector in changed {
      if random.oneIn(3) { copy(sector) } else { dropped.insert(sector) }
    }
  }

  private var changedSectors: [Int] {
    let count = (max(cache.count, disk.count) + Self.sector - 1) / Self.sector
    return (0..<count).filter { sector in
      !dropped.contains(sector) && !slice(cache, sector).elementsEqual(slice(disk, sector))
    }
  }

  private func slice(_ bytes: [UInt8], _ sector: Int) -> ArraySlice<UInt8> {
    let start = min(sector * Self.sector, bytes.count)
    return bytes[start..<min(start + Self.sector, bytes.count)]
  }

  /// Copies a sector from the cache to the disk, as far as the disk's length goes.
  private mutating func copy(_ sector: Int) {
    let range = slice(disk, sector).indices.clamped(to: 0..<cache.count)
    disk.replaceSubrange(range, with: cache[range])
  }

  /// Puts the bytes back that a sector had before.
  private mutating func restore(_ sector: Int, from old: [UInt8]) {
    for index in slice(disk, sector).indices { disk[index] = index < old.count ? old[index] : 0 }
  }

  /// Leaves what a loss of power may leave.
  mutating func losePower(_ random: inout SeededRandom) {
    let synced = disk
    let mood = random.below(4)
    var size = synced.count
    if cache.count != synced.count {
      let low = min(cache.count, synced.count)
      let high = max(cache.count, synced.count)
      size = [synced.count, cache.count, cache.count, low + random.below(high - low + 1)][mood]
    }
    var left = Array(synced.prefix(size))
    left.append(contentsOf: repeatElement(0, count: size - left.count))
    for sector in changedSectors where slice(left, sector).count > 0 {
      if mood == 0 { continue }
      if mood == 1 || random.oneIn(2) {
        overwrite(&left, sector * Self.sector, (sector + 1) * Self.sector)
      } else {
        tear(&left, sector, synced: synced.count, &random)
      }
    }
    for sector in dropped where sector * Self.sector >= synced.count {
      for index in slice(left, sector).indices { left[index] = 0 }
    }
    disk = left
    cache = left
    dropped = []
  }

  /// Lets the bytes of the cache reach the disk from `start` to `end`, as far as both go.
  private func overwrite(_ left: inout [UInt8], _ start: Int, _ end: Int) {
    let end = min(end, left.count, cache.count)
    guard start < end else { return }
    left.replaceSubrange(start..<end, with: cache[start..<end])
  }

  /// Beyond the synced length: a first part, zeros or garbage. Within it the sector stays old.
  private func tear(_ left: inout [UInt8], _ sector: Int, synced: Int, _ random: inout SeededRandom) {
    let start = max(sector * Self.sector, synced)
    let end = min((sector + 1) * Self.sector, left.count)
    guard start < end else { return }
    switch random.below(4) {
    case 0: break
    case 1:
      for index in start..<end { left[index] = UInt8(truncatingIfNeeded: random.next()) }
    default:
      overwrite(&left, start, start + random.below(end - start + 1))
    }
  }
}
