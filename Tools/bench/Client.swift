// One client of the load: so many requests on their way, each answer followed by the next request.

import SystemCalls

/// A connection and what it waits for.
final class Client {
  let descriptor: Descriptor
  private let target: Target
  private var outgoing: [UInt8] = []
  private var outgoingStart = 0
  /// When the unanswered requests were sent, oldest first, as a ring.
  private var sent: [Int64]
  private var oldest = 0
  private(set) var unanswered = 0
  /// The beginning of a line whose end has not come.
  private var partial: [UInt8] = []
  private var answers: AnswerReader
  var waitsForRoom = false

  init(_ target: Target, inFlight: Int) throws {
    self.target = target
    answers = AnswerReader(target.dialect)
    let descriptor = try Socket.make(waits: false, name: target.path)
    try descriptor.connect(path: target.path)
    self.descriptor = descriptor
    sent = [Int64](repeating: 0, count: inFlight)
  }

  /// Queues the next request.
  func ask(_ number: Int, _ tokens: [[UInt8]], now: Int64) {
    if let question = target.question {
      question.append(number, to: &outgoing)
    } else {
      target.dialect.append(target.workload, number, tokens, to: &outgoing)
    }
    sent[(oldest + unanswered) % sent.count] = now
    unanswered += 1
  }

  /// Writes what is queued; what does not fit waits for room.
  func flush() throws {
    guard outgoingStart < outgoing.count else { return }
    let result = descriptor.send(outgoing, from: outgoingStart)
    if result.succeeded { outgoingStart += result.value }
    guard result.succeeded || result.wouldBlock else { throw descriptor.failure("write", result.code) }
    waitsForRoom = outgoingStart < outgoing.count
    if !waitsForRoom {
      outgoing.removeAll(keepingCapacity: true)
      outgoingStart = 0
    }
  }

  /// Reads once into `buffer` and calls `body` for each answer that ended, with the time its request was sent.
  func read(into buffer: inout [UInt8], _ body: (Int64, AnswerReader.Meaning) -> Void) throws {
    let result = descriptor.receive(into: &buffer)
    if result.wouldBlock { return }
    guard result.value > 0 else { throw Lost(path: target.path) }
    var start = 0
    while let end = buffer.firstIndex(of: UInt8(ascii: "\n"), in: start..<result.value) {
      let meaning = meaning(of: buffer, start..<end)
      start = end + 1
      if case .more = meaning { continue }
      let time = sent[oldest]
      oldest = (oldest + 1) % sent.count
      unanswered -= 1
      body(time, meaning)
    }
    partial += buffer[start..<result.value]
  }

  /// The meaning of a line that ends in `buffer` and may have begun before it.
  private func meaning(of buffer: [UInt8], _ range: Range<Int>) -> AnswerReader.Meaning {
    if partial.isEmpty { return answers.take(buffer, range) }
    partial += buffer[range]
    let meaning = answers.take(partial, 0..<partial.count)
    partial.removeAll(keepingCapacity: true)
    return meaning
  }
}

/// The server closed a connection while it was measured.
struct Lost: Error, CustomStringConvertible {
  let path: String

  var description: String { "read \(path): the server closed a connection while it was measured; see its diagnostics" }
}
