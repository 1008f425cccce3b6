// Bytes that wait for their reader.

/// The output of one connection that the kernel has not taken yet, in one piece so that one call writes it.
struct OutputQueue {
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0

  /// Bytes still to be taken.
  var count: Int { bytes.count - start }
  var isEmpty: Bool { start == bytes.count }

  /// Lets `append` add bytes at the end, and says whether it did.
  mutating func grow(_ append: (inout [UInt8]) -> Void) -> Bool {
    let before = bytes.count
    append(&bytes)
    return bytes.count > before
  }

  /// Forgets what the kernel took. What is left moves to the front once it is the smaller half, so each byte moves once on average.
  mutating func drop(_ taken: Int) {
    precondition(taken <= count, "the kernel takes no more than it was given")
    start += taken
    if isEmpty {
      removeAll()
    } else if start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
  }

  /// Forgets everything and gives the memory back, but keeps a small buffer that was filled and will be filled again.
  private mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.capacity <= 4_096)
    start = 0
  }
}
