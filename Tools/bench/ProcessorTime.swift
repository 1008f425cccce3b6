// What the server itself computed for: the one figure that a busy machine leaves alone.

import SystemCalls

/// The processor time of another process of this user, all threads.
enum ProcessorTime {
  /// Microseconds so far, in steps of the kernel's clock tick (10 ms); nil if the process cannot be seen.
  static func microseconds(of process: Int32) -> Int64? {
    var text: [UInt8] = []
    guard let file = try? Descriptor.reading("/proc/\(process)/stat"),
      let count = try? file.read(appendingTo: &text, limit: 4_096), count > 0
    else { return nil }
    // The name in parentheses may have spaces; of the fields after it the 12th and 13th are user and system time in ticks.
    guard let name = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = text[(name + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 12 else { return nil }
    let ticks = fields[11...12].compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    return ticks.count == 2 ? ticks.reduce(0, +) * 10_000 : nil
  }
}
