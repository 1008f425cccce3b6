// What tells the blocks of an image from any other bytes.
import EventLog
import Hashing
import InviteLedger
import SystemCalls

/// Closes and opens the blocks of one image.
///
/// A code over a block, its place and the image's own random number, under a key that is made from the ledger's: only what
/// this ledger's service wrote, where it wrote it, is ever taken for a block. A block is as long as its first four bytes
/// say, lowest first; then come the 32 bytes of the code, then the block.
struct ImageSeal: Sendable {
  /// Bytes before a block.
  static let length = 36

  private let key: HMAC256
  /// Tells the blocks of one image from those of another.
  private let image: [UInt8]

  /// - Parameter image: random bytes, for the head of an image none.
  init(key: HMAC256, image: [UInt8] = []) {
    self.key = key
    self.image = image
  }

  /// The seal of the image that a head describes.
  func of(_ image: [UInt8]) -> ImageSeal { ImageSeal(key: key, image: image) }

  /// A block with what goes before it.
  func closing(_ block: [UInt8], part: UInt64, index: UInt64) -> [UInt8] {
    var closed: [UInt8] = []
    closed.reserveCapacity(Self.length + block.count)
    for shift in stride(from: 0, to: 32, by: 8) { closed.append(UInt8(truncatingIfNeeded: block.count >> shift)) }
    code(of: block, part: part, index: index).append(to: &closed)
    closed.append(contentsOf: block)
    return closed
  }

  /// How long a block is, and its code; nil for bytes that go before none.
  static func announced(_ bytes: [UInt8]) -> (length: Int, code: Digest)? {
    guard bytes.count == Self.length, let code = Digest(bytes: bytes[4...]) else { return nil }
    return (bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }, code)
  }

  func code(of block: [UInt8], part: UInt64, index: UInt64) -> Digest {
    var message = block
    message.append(contentsOf: image)
    for number in [part, index] {
      for shift in stride(from: 0, to: 64, by: 8) { message.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }
    return key.code(for: message)
  }
}

/// The blocks of one part of an image, in order.
final class ImageBlocks {
  private let file: any LogFile
  private let seal: ImageSeal
  private let part: UInt64
  private var offset: UInt64
  private let end: UInt64
  private var index: UInt64 = 0

  init(of file: any LogFile, _ range: Range<UInt64>, part: UInt64, seal: ImageSeal) {
    (self.file, self.seal, self.part) = (file, seal, part)
    (offset, end) = (range.lowerBound, range.upperBound)
  }

  /// The next block, once its code was found right.
  func next() throws(ImageFault) -> [UInt8] {
    let start = try bytes(ImageSeal.length)
    guard let (length, code) = ImageSeal.announced(start), length <= Limits.imageBlockLongest else {
      throw .unreadable
    }
    let block = try bytes(length)
    guard seal.code(of: block, part: part, index: index) == code else { throw .unreadable }
    index += 1
    return block
  }

  private func bytes(_ count: Int) throws(ImageFault) -> [UInt8] {
    guard UInt64(count) <= end - offset else { throw .unreadable }
    let bytes = try refusing { () throws(SystemError) in try file.readAll(offset..<offset + UInt64(count)) }
    guard bytes.count == count else { throw .unreadable }
    offset += UInt64(count)
    return bytes
  }
}

/// Runs calls of the kernel whose errors end the reading or writing of an image.
func refusing<Value>(_ body: () throws(SystemError) -> Value) throws(ImageFault) -> Value {
  do { return try body() } catch { throw .refused("\(error)") }
}
