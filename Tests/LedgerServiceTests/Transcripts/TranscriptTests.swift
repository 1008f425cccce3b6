// The transcripts of Snapshots/protocol are what the service says.
import Foundation
import InviteLedger
import LineProtocol
import Testing

@Suite struct TranscriptTests {
  @Test(arguments: try Transcript.all())
  func `the service says what the transcript says`(transcript: Transcript) throws {
    let played = try TranscriptPlayer.play(transcript)
    if played == transcript.text { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let file = Transcript.directory.appending(path: "\(transcript.name).transcript")
      try played.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(transcript.name); look at it, and run again without RECORD_SNAPSHOTS")
    } else {
      Issue.record("\(transcript.name): \(Self.firstDifference(transcript.text, played))")
    }
  }

  @Test func `every verb is asked in some transcript, and every type of event is seen in one`() throws {
    let texts = try Transcript.all().map(\.text).joined()
    let unseen = EventType.allCases.filter { !texts.contains("\"type\":\"\($0.rawValue)\"") }
    #expect(unseen.isEmpty)
    let asked = Set(
      try Transcript.all().flatMap(\.steps).compactMap { step -> Verb? in
        guard case .request(let line) = step.step, case .request(let request) = RequestParser.parse(Array(line.utf8))
        else { return nil }
        return request.verb
      })
    #expect(Verb.allCases.filter { !asked.contains($0) }.isEmpty)
  }

  private static func firstDifference(_ golden: String, _ played: String) -> String {
    let (old, new) = (golden.split(separator: "\n"), played.split(separator: "\n"))
    let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    return
      "line \(index + 1)\n- \(index < old.count ? old[index] : "(the end)")\n+ \(index < new.count ? new[index] : "(the end)")"
  }
}
