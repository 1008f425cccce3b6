// The one loop that looks at every byte of every line, sixteen at a time.
//
// Loads from a RawSpan are checked against its bounds; what Swift calls unsafe about them is the type alone, and any sixteen
// bytes are a vector. Measured over lines of issued invites: 2,000 instructions a line where a loop over bytes took 7,500.

/// Finds quotes that stand before `m`, `p` or `s`: where a key of the frame may begin.
struct KeySearch {
  private typealias Vector = SIMD16<UInt8>

  private let bytes: [UInt8]
  private let end: Int
  /// What was not looked at yet begins here.
  private var position: Int
  /// The hits among the sixteen bytes before `position`: a byte of ones each, the first lowest.
  private var hits = SIMD2<UInt64>()

  /// Searches places that have a byte before and a byte behind them in `range`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound - 1
    position = range.lowerBound + 1
  }

  /// The next place; nil when there is none.
  mutating func next() -> Int? {
    while true {
      if hits[0] != 0 { return take(0) }
      if hits[1] != 0 { return take(1) }
      if position + Vector.scalarCount <= end {
        hits = Self.hits(in: bytes, at: position)
        position += Vector.scalarCount
      } else if position < end {
        defer { position += 1 }
        if isHit(position) { return position }
      } else {
        return nil
      }
    }
  }

  // Inlined, so that the hits are kept in registers.
  @inline(__always)
  private mutating func take(_ half: Int) -> Int {
    let place = hits[half].trailingZeroBitCount / 8
    hits[half] &= ~(0xFF << UInt64(place * 8))
    return position - Vector.scalarCount + half * 8 + place
  }

  private static func hits(in bytes: [UInt8], at position: Int) -> SIMD2<UInt64> {
    let span = unsafe bytes.span.bytes
    let here = load(span, at: position)
    let behind = load(span, at: position + 1)
    // Variables of one vector type on both sides: only then is a comparison one instruction.
    let quote = Vector(repeating: FrameText.quote)
    let (m, p, s) = (
      Vector(repeating: UInt8(ascii: "m")), Vector(repeating: UInt8(ascii: "p")), Vector(repeating: UInt8(ascii: "s"))
    )
    let names = (behind .== m) .| (behind .== p) .| (behind .== s)
    let found = (here .== quote) .& names
    return unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
  }

  private static func load(_ span: borrowing RawSpan, at offset: Int) -> Vector {
    unsafe span.unsafeLoadUnaligned(fromByteOffset: offset, as: Vector.self)
  }

  private func isHit(_ place: Int) -> Bool {
    guard bytes[place] == FrameText.quote else { return false }
    switch bytes[place + 1] {
    case UInt8(ascii: "m"), UInt8(ascii: "p"), UInt8(ascii: "s"): return true
    default: return false
    }
  }
}
