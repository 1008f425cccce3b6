// Finding line ends as fast as memory can be read.

internal import SystemCalls

enum LineEnds {
  /// The index behind each newline of `bytes`, in order.
  static func find(in bytes: [UInt8]) -> [Int] {
    var ends: [Int] = []
    var start = 0
    while let newline = bytes.firstIndex(of: FrameText.newline, in: start..<bytes.count) {
      start = newline + 1
      ends.append(start)
    }
    return ends
  }
}
