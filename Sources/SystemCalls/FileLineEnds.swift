// Finding line ends as fast as memory can be read.

internal import Glibc

/// The ends of lines in bytes.
package enum LineEnds {
  /// The index behind each newline of `bytes`, in order.
  package static func find(in bytes: [UInt8]) -> [Int] {
    var ends: [Int] = []
    unsafe bytes.withUnsafeBytes { data in
      guard let start = data.baseAddress else { return }
      var index = 0
      while index < data.count,
        let found = unsafe memchr(start.advanced(by: index), Int32(UInt8(ascii: "\n")), data.count - index)
      {
        index = unsafe start.distance(to: UnsafeRawPointer(found)) + 1
        ends.append(index)
      }
    }
    return ends
  }
}
