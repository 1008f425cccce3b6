// A dictionary that grows a little at a time.

/// Values by keys, by extendible hashing (Fagin, Nievergelt, Pippenger and Strong, 1979).
///
/// A dictionary that is full copies all that it holds: at a million addresses that is a pause of 0.2 s between two commands, and
/// pages of twice the memory. Here one bucket of some dozens is cut in two, and the rest stays where it is; only
/// the directory, a few bytes a bucket, is doubled as a whole. A bucket is a dictionary. Copies share buckets.
package struct ExtendibleTable<Key: Hashable & Sendable, Value: Hashable & Sendable>: Sendable {
  /// A key with its hash, which is taken once for directory and bucket, and not again when a bucket is cut.
  private struct Hashed: Hashable {
    let hash: Int
    let key: Key

    /// The hash is seeded by the process, so that nobody can choose keys that collide.
    init(_ key: Key) { (self.key, hash) = (key, key.hashValue) }

    static func == (left: Self, right: Self) -> Bool { left.hash == right.hash && left.key == right.key }
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  private struct Bucket {
    var entries: [Hashed: Value] = [:]
    /// The lowest bits that the hashes of its keys have in common.
    var depth = 0

    init() {}

    /// One that will be filled.
    init(depth: Int) {
      self.depth = depth
      entries.reserveCapacity(Limits.tableBucket)
    }
  }

  /// A bucket for every value of the lowest `depth` bits of a hash; several share one that was not cut as often.
  private var directory: [UInt32] = [0]
  private var depth = 0
  private var buckets = [Bucket()]
  package private(set) var count = 0

  package init() {}

  /// An empty table whose buckets need not be cut before it holds as much.
  init(expecting count: Int) {
    // Three quarters of a bucket: hashes fill them unevenly.
    while depth < Limits.tableDepth, count >> depth > Limits.tableBucket / 4 * 3 { depth += 1 }
    guard depth > 0 else { return }
    directory = (0..<1 << depth).map { UInt32(clamping: $0) }
    buckets = directory.map { [depth] _ in Bucket(depth: depth) }
  }

  package var isEmpty: Bool { count == 0 }

  /// In no order.
  package var entries: some Sequence<(key: Key, value: Value)> {
    buckets.lazy.flatMap { $0.entries.lazy.map { (key: $0.key.key, value: $0.value) } }
  }
  package var values: some Sequence<Value> { entries.lazy.map(\.value) }

  package subscript(key: Key) -> Value? {
    get {
      // No key is hashed to look into nothing.
      if isEmpty { return nil }
      let key = Hashed(key)
      return buckets[bucket(of: key)].entries[key]
    }
    set {
      let key = Hashed(key)
      if let newValue {
        if buckets[roomyBucket(for: key)].entries.updateValue(newValue, forKey: key) == nil { count += 1 }
      } else if buckets[bucket(of: key)].entries.removeValue(forKey: key) != nil {
        count -= 1
      }
    }
  }

  /// The value of a key, which from now on has one: looked up once, and changed where it is.
  package subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get { self[key] ?? value() }
    _modify {
      let key = Hashed(key)
      let bucket = roomyBucket(for: key)
      let before = buckets[bucket].entries.count
      defer { count += buckets[bucket].entries.count - before }
      yield &buckets[bucket].entries[key, default: value()]
    }
  }

  private func bucket(of key: Hashed) -> Int { Int(directory[key.hash & (directory.count - 1)]) }

  /// The bucket of a key, which may be new there.
  private mutating func roomyBucket(for key: Hashed) -> Int {
    var bucket = bucket(of: key)
    while buckets[bucket].entries.count >= Limits.tableBucket, buckets[bucket].depth < Limits.tableDepth {
      split(bucket, key.hash)
      bucket = self.bucket(of: key)
    }
    return bucket
  }

  /// Cuts a bucket in two by one more bit of the hashes in it, of which this is one.
  private mutating func split(_ bucket: Int, _ hash: Int) {
    if buckets[bucket].depth == depth {
      directory += directory
      depth += 1
    }
    let bit = 1 << buckets[bucket].depth
    let (full, depth) = (buckets[bucket].entries, buckets[bucket].depth + 1)
    buckets[bucket] = Bucket(depth: depth)
    buckets.append(Bucket(depth: depth))
    for (key, value) in full { buckets[key.hash & bit == 0 ? bucket : buckets.count - 1].entries[key] = value }
    for slot in stride(from: hash & (bit - 1) | bit, to: directory.count, by: bit << 1) {
      directory[slot] = UInt32(clamping: buckets.count - 1)
    }
  }
}

/// Equal when they hold the same, whatever became of their buckets.
extension ExtendibleTable: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
  }

  package func hash(into hasher: inout Hasher) {
    var sum = 0
    for entry in entries {
      var own = Hasher()
      own.combine(entry.key)
      own.combine(entry.value)
      sum ^= own.finalize()
    }
    hasher.combine(sum)
  }
}

/// In no order: an image is read into an equal table.
extension ExtendibleTable: Imaged where Key: Imaged, Value: Imaged {
  package static var blank: Self { Self() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var count = count
    try image.pass(&count)
    guard image.isReading else {
      for entry in entries {
        try image.write(entry.key)
        try image.write(entry.value)
      }
      return
    }
    self = Self(expecting: try image.bounded(count))
    for _ in 0..<count {
      let key: Key = try image.read()
      let value: Value = try image.read()
      self[key] = value
    }
  }
}
