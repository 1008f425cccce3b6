// A file system that fills up under an import, and gets room again.
import Foundation
import JSONText
import LocalSocket
import SystemCalls

/// The real daemon on a small file system. The directory is one that was mounted for this.
struct SmallDisk {
  let program: String
  let place: Place

  /// - Returns: what was counted.
  func perform() throws -> String {
    let filler = place.path + "/filler"
    try Data(count: 2 << 20).write(to: URL(filePath: filler))
    let daemon = try Daemon(program, in: place)
    try daemon.waitUntilItAnswers()
    var client = try LineClient.connect(to: place.socket, deadline: .after(.seconds(10)))
    var acknowledged: [Int64] = []
    var refused = 0
    // Some more after the first refusal: none of them may be carried out by halves.
    while refused < 20 {
      guard acknowledged.count < 1_000_000 else { throw KillFailure("the file system never filled up") }
      for answer in try ask(&client, Array(repeating: "invite issue note=\(Self.note)", count: 100)) {
        if let seq = answer["ok"]?["seq"]?.integer {
          acknowledged.append(seq)
        } else {
          refused += try Self.refusal(answer)
        }
      }
    }
    guard try ask(&client, ["audit limit=10"]).first?["ok"]?["rows"]?.integer == 10,
      try ask(&client, ["invite show inv_1"]).first?["ok"] != nil
    else { throw KillFailure("questions are not answered while the disk is full") }
    let beforeRoom = acknowledged.count
    try FileManager.default.removeItem(atPath: filler)
    let freed = SystemClock.monotonicNanoseconds
    while acknowledged.count == beforeRoom {
      guard SystemClock.monotonicNanoseconds - freed < 2_000_000_000 else {
        throw KillFailure("two seconds after there was room nothing is written")
      }
      let answer = try ask(&client, ["invite issue note=room"])[0]
      if let seq = answer["ok"]?["seq"]?.integer { acknowledged.append(seq) } else { _ = try Self.refusal(answer) }
    }
    let resumed = (SystemClock.monotonicNanoseconds - freed) / 1_000_000
    try daemon.stop()
    try place.verify(by: program)
    let log = try LogFacts(place)
    guard log.links.count == acknowledged.count, acknowledged == acknowledged.sorted(),
      Set(acknowledged).count == acknowledged.count
    else { throw KillFailure("\(acknowledged.count) invites were acknowledged and the log has \(log.links.count)") }
    return
      "full after \(beforeRoom) invites, \(refused) refused, questions answered, writing again \(resumed) ms after there was room; "
      + "the log has every invite that was acknowledged and no other"
  }

  private static let note = String(repeating: "n", count: 900)

  private static func refusal(_ answer: JSONValue) throws -> Int {
    guard answer["err"]?.string == "log.full", answer["retry"]?.string == "later" else {
      throw KillFailure("on a full disk: \(answer.canonicalText)")
    }
    return 1
  }

  /// The last line of each answer.
  private func ask(_ client: inout LineClient, _ lines: [String]) throws -> [JSONValue] {
    try client.write(Array(lines.map { $0 + "\n" }.joined().utf8), deadline: .after(.seconds(30)))
    var answers: [JSONValue] = []
    while answers.count < lines.count {
      guard let line = try client.readLine(deadline: .after(.seconds(30))) else { throw KillFailure("no answer") }
      let answer = try JSONReader.value(of: line)
      if answer["row"] == nil, answer["note"] == nil { answers.append(answer) }
    }
    return answers
  }
}
