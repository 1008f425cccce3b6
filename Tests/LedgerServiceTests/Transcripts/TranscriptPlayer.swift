// Plays a transcript against a service on a real socket and writes down what came back.
import JSONText
import LineProtocol
import Testing

/// One performance.
struct TranscriptPlayer {
  /// 2026-11-21T09:00:00Z; every request takes a second.
  private static let start: Int64 = 1_795_251_600_000_000

  private let transcript: Transcript
  private let clock = StandingClock(wall: Self.start)
  private let mask = Mask()
  private var output: [String] = []
  private var client: Conversation?
  private var isTailing = false

  private init(_ transcript: Transcript) { self.transcript = transcript }

  /// The transcript as this service would have it.
  static func play(_ transcript: Transcript) throws -> String {
    var player = TranscriptPlayer(transcript)
    try Scene.play(on: player.clock.surroundings(segmentBytes: transcript.segmentBytes)) { scene in
      for (text, step) in transcript.steps {
        player.output.append(text)
        try player.perform(step, in: scene)
      }
      player.client = nil
    }
    return player.output.joined(separator: "\n") + "\n"
  }

  private mutating func perform(_ step: Transcript.Step, in scene: Scene) throws {
    switch step {
    case .comment: break
    case .timePasses(let seconds): clock.move(wall: seconds * 1_000_000, boot: seconds * 1_000_000)
    case .wallClockIsSet(let seconds): clock.move(wall: seconds * 1_000_000, boot: 0)
    case .restart:
      client = nil
      try scene.restart()
    case .request(let line):
      clock.move(wall: 1_000_000, boot: 1_000_000)
      try ask(line, in: scene)
    }
  }

  private mutating func ask(_ line: String, in scene: Scene) throws {
    let isFirst = client == nil
    let client = try client ?? scene.connect()
    self.client = client
    try client.send(line)
    if isTailing { try writeReply(from: client) }
    isTailing = false
    switch RequestParser.parse(Array(line.utf8), isFirst: isFirst) {
    case .ignored: break
    case .request(let request):
      if request.verb == .tail {
        try writeTail(from: client)
      } else {
        try writeReply(from: client)
      }
      if request.verb == .quit { try hangUp(client) }
    case .failure: try writeReply(from: client)
    case .http:
      while let line = try client.rawLine() {
        output.append("< " + String(decoding: line, as: UTF8.self).filter { $0 != "\r" })
      }
      self.client = nil
    }
  }

  private mutating func write(_ line: ReplyLine) {
    // How often it comes depends on the machine's speed (R4).
    if line.kind == .note, line.value.string == "progress" { return }
    output.append("< " + mask.text(of: line))
  }

  private mutating func writeReply(from client: Conversation) throws {
    for line in try client.reply().lines { write(line) }
  }

  /// Up to where history ends, or to an error.
  private mutating func writeTail(from client: Conversation) throws {
    while let line = try client.line() {
      write(line)
      if line.kind == .err { return }
      if line.kind == .note, line.value.string == "caught-up" {
        isTailing = true
        return
      }
    }
  }

  private mutating func hangUp(_ client: Conversation) throws {
    #expect(try client.isClosed(), "\(transcript.name): the connection is open after quit")
    self.client = nil
  }
}
