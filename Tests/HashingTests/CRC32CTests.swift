// CRC-32C against published values, by both implementations.

import Hashing
import Testing

@Suite struct CRC32CTests {
  static let vectors: [(bytes: [UInt8], sum: UInt32)] = [
    ([], 0),
    (Array("123456789".utf8), 0xe306_9283),
    ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
    ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
    (Array(0..<32), 0x46dd_794e),
    (Array((0..<32).reversed()), 0x113f_db5c),
  ]

  @Test(arguments: HashInstructions.allCases)
  func `the vectors of RFC 3720 come out`(_ instructions: HashInstructions) {
    for (bytes, sum) in Self.vectors {
      #expect(CRC32C.checksum(bytes.span, continuing: 0, instructions: instructions) == sum)
    }
  }

  @Test func `the sum goes on where it stopped, at every cut`() {
    let bytes = (0..<41).map { UInt8($0 * 5) }
    let whole = CRC32C.checksum(bytes)
    for cut in 0...bytes.count {
      let first = CRC32C.checksum(bytes, in: 0..<cut)
      #expect(CRC32C.checksum(bytes, in: cut..<bytes.count, continuing: first) == whole)
      #expect(CRC32C.checksum(bytes.span.extracting(0..<cut), continuing: 0, instructions: .portable) == first)
    }
  }

  @Test func `a sum is written with eight lower-case digits`() {
    #expect(CRC32C.hex8(0) == "00000000")
    #expect(CRC32C.hex8(0x0a1b_2c3d) == "0a1b2c3d")
  }
}
