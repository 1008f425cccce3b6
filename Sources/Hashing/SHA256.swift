// SHA-256 (FIPS 180-4), in pieces or at once.

import CLinux

/// Hashes bytes given in any number of pieces.
///
/// Whole blocks go straight from the caller's memory to the compression function; only what does not fill a block is
/// copied. The value of nothing at all is defined.
package struct SHA256: Sendable {
  private var state = SHA256Compression.initialState
  /// The bytes that do not fill a block yet.
  private var pending = InlineArray<64, UInt8>(repeating: 0)
  private var pendingCount = 0
  private var length: UInt64 = 0
  private let instructions: HashInstructions

  /// - Parameter instructions: for tests; otherwise the fastest there is.
  package init(instructions: HashInstructions = .bestForSHA256) {
    self.instructions = instructions == .processor ? .bestForSHA256 : .portable
  }

  package mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    update(bytes.span)
  }

  /// Takes the next bytes.
  package mutating func update(_ bytes: borrowing Span<UInt8>) {
    length &+= UInt64(bytes.count)
    var start = 0
    if pendingCount > 0 {
      start = min(bytes.count, 64 - pendingCount)
      keep(bytes.extracting(0..<start))
      guard pendingCount == 64 else { return }
      compressPending()
    }
    let blocks = (bytes.count - start) / 64
    if blocks > 0 {
      Self.compress(bytes.extracting(start..<(start + blocks * 64)), blocks: blocks, into: &state, instructions)
      start += blocks * 64
    }
    keep(bytes.extracting(start..<bytes.count))
  }

  /// Keeps bytes for which there is room in the block that is being filled.
  private mutating func keep(_ bytes: borrowing Span<UInt8>) {
    let place = pendingCount
    pendingCount += bytes.count
    var room = pending.mutableSpan
    unsafe bytes.withUnsafeBytes { source in
      unsafe room.withUnsafeMutableBytes { block in
        unsafe UnsafeMutableRawBufferPointer(rebasing: block[place...]).copyMemory(from: source)
      }
    }
  }

  /// Takes the 32 bytes of a value.
  package mutating func update(_ digest: Digest) {
    let bytes = digest.inline
    update(bytes.span)
  }

  /// Takes one more byte.
  package mutating func update(_ byte: UInt8) {
    pending[pendingCount] = byte
    pendingCount += 1
    length &+= 1
    if pendingCount == 64 { compressPending() }
  }

  /// Pads and gives the value; afterwards the hasher is used up.
  package mutating func finish() -> Digest {
    pending[pendingCount] = 0x80
    pendingCount += 1
    if pendingCount > 56 {
      clearPending(to: 64)
      compressPending()
    }
    clearPending(to: 56)
    var room = pending.mutableSpan
    unsafe room.withUnsafeMutableBytes { block in
      unsafe block.storeBytes(of: (length &* 8).bigEndian, toByteOffset: 56, as: UInt64.self)
    }
    compressPending()
    func word(_ index: Int) -> UInt64 { UInt64(state[index]) << 32 | UInt64(state[index + 1]) }
    return Digest(words: (word(0), word(2), word(4), word(6)))
  }

  private mutating func clearPending(to end: Int) {
    var room = pending.mutableSpan
    unsafe room.withUnsafeMutableBytes { block in
      _ = unsafe block[pendingCount..<end].initializeMemory(as: UInt8.self, repeating: 0)
    }
    pendingCount = end
  }

  private mutating func compressPending() {
    Self.compress(pending.span, blocks: 1, into: &state, instructions)
    pendingCount = 0
  }

  private static func compress(
    _ bytes: borrowing Span<UInt8>, blocks: Int, into state: inout SIMD8<UInt32>, _ instructions: HashInstructions
  ) {
    switch instructions {
    case .portable:
      SHA256Compression.compress(bytes, blocks: blocks, into: &state)
    case .processor:
      unsafe bytes.withUnsafeBytes { data in
        unsafe withUnsafeMutablePointer(to: &state) { state in
          unsafe clinux_sha256_blocks(state, data.baseAddress, blocks)
        }
      }
    }
  }
}

extension SHA256 {
  /// The value of these bytes.
  package static func hash(_ bytes: [UInt8]) -> Digest {
    hash(bytes.span)
  }

  /// The value of these bytes.
  package static func hash(_ bytes: ArraySlice<UInt8>) -> Digest {
    hash(bytes.span)
  }

  /// The value of these bytes.
  package static func hash(_ bytes: borrowing Span<UInt8>) -> Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finish()
  }

  /// The value of the parts, one after the other.
  package static func hash(parts: [UInt8]...) -> Digest {
    var hasher = SHA256()
    for part in parts { hasher.update(part) }
    return hasher.finish()
  }
}
