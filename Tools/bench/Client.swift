// One client of the load: so many requests on their way, each answer followed by the next request.

import SystemCalls

/// A connection and what it waits for.
final class Client {
  let descriptor: Descriptor
  private let target: Target
  /// Which of all clients this is, from 0.
  let number: Int
  private var outgoing: [UInt8] = []
  private var outgoingStart = 0
  /// When requests were sent, or should have been; from `oldest` on those that are unanswered.
  private var sent: [Int64] = []
  private var oldest = 0
  /// What was read of a part of an answer whose end has not come.
  private var partial: [UInt8] = []
  private var answers: AnswerReader
  var waitsForRoom = false

  var unanswered: Int { sent.count - oldest }

  init(_ target: Target, number: Int) throws {
    self.target = target
    self.number = number
    answers = AnswerReader(target.dialect)
    descriptor = try Connection.open(to: target.path)
    target.dialect.greet(client: number, to: &outgoing)
  }

  /// Queues the next request.
  func ask(_ request: Int, _ tokens: [[UInt8]], at time: Int64) {
    if let question = target.question {
      question.append(request, to: &outgoing)
    } else {
      target.dialect.append(target.workload, request, tokens, client: number, to: &outgoing)
    }
    sent.append(time)
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
    if partial.isEmpty {
      let end = take(buffer, 0..<result.value, body)
      partial += buffer[end..<result.value]
    } else {
      partial += buffer[0..<result.value]
      let end = take(partial, 0..<partial.count, body)
      partial.removeFirst(end)
    }
    if oldest == sent.count || oldest > 1 << 16 {
      sent.removeFirst(oldest)
      oldest = 0
    }
  }

  /// Takes all parts of answers that are whole; where the first begins that is not.
  private func take(_ bytes: [UInt8], _ range: Range<Int>, _ body: (Int64, AnswerReader.Meaning) -> Void) -> Int {
    var start = range.lowerBound
    while let (end, meaning) = answers.take(bytes, start..<range.upperBound) {
      start = end
      if case .more = meaning { continue }
      body(sent[oldest], meaning)
      oldest += 1
    }
    return start
  }
}

/// The server closed a connection while it was measured.
struct Lost: Error, CustomStringConvertible {
  let path: String

  var description: String { "read \(path): the server closed a connection while it was measured; see its diagnostics" }
}
