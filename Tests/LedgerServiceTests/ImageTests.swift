// An image at the end of one life and the start of the next: it saves the replay, and is never believed over the log.
import EventLog
import Foundation
import Hashing
import LedgerService
import Randomness
import SimulatedDisk
import Testing

@Suite struct ImageTests {
  private static let questions = [
    "invite list", "invite show inv_1", "account list", "message list", "message list holder=user:bob box=archived",
    "audit", "audit actor=ada reverse=true limit=3", "policy show", "catalog list", "key list", "state /",
    "lineage bob",
  ]

  /// Something of everything that is kept.
  private static func fill(_ scene: Scene) throws {
    let client = try scene.connect()
    let token = try client.token("email=bob@example.org groups=staff expires=null note='by phone'")
    for line in [
      "account add account=ada role=owner email=ada@example.org", "token redeem token=\(token) username=bob",
      "message send to=user:bob,group:staff title=Welcome text='Hello both.'",
      "message archive message=msg_1 holder=user:bob", "note add target=inv_1 text=note",
      "policy set seats=1000", "invite mint quantity=20", "key create label=page scopes=invite.*",
      "@req=r1 @as=ada invite issue email=cy@example.org",
    ] { try client.ok(line) }
  }

  private static func answers(of scene: Scene) throws -> [String] {
    let client = try scene.connect()
    return try questions.map { try client.ask($0).description }
  }

  @Test func `a stop keeps an image, and the start that reads it answers as before and goes on`() throws {
    try Scene.play(imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      try scene.restart()
      #expect(scene.service.report.imageSeq == scene.service.report.seq)
      #expect(try Self.answers(of: scene) == before)
      let client = try scene.connect()
      #expect(try client.ok("@req=r1 @as=ada invite issue email=cy@example.org").flag("replayed") == true)
      #expect(try client.ask("invite issue email=bob@example.org").err == "invite.member")
      #expect(try client.token("email=dee@example.org") != "")
      let later = try Self.answers(of: scene)
      #expect(try scene.service.stop() == 0)
      try FileManager.default.removeItem(atPath: scene.directory.ledger + "/image")
      try scene.start()
      #expect(scene.service.report.imageSeq == nil)
      #expect(try Self.answers(of: scene) == later)
      #expect(scene.diagnostics == [])
    }
  }

  @Test func `a running service writes one beside its work, of a moment and of nothing later`() throws {
    try Scene.play(imageAfter: 20) { scene in
      try Self.fill(scene)
      let client = try scene.connect()
      let token = try client.token("email=eve@example.org")
      // Goes on changing what was copied until the image is there, for a bounded time: every request is one.
      var asked = 0
      while try asked < 20_000 && !scene.directory.files().contains(where: { $0.name == "ledger/image" }) {
        asked += 1
        for line in [
          "invite issue email=p\(asked)@example.org", "account change account=ada groups=g\(asked % 7)",
          "message send to=user:bob title=T\(asked) text=x",
        ] { try client.ok(line) }
      }
      try client.ok("token redeem token=\(token) username=eve")
      try client.ok("invite revoke invite=inv_2")
      let before = try Self.answers(of: scene)
      // As a death would leave it, for another service; the log behind the image is folded onto it.
      let files = try scene.directory.files()
      try Scene.play(imageAfter: nil) { heir in
        #expect(try heir.service.stop() == 0)
        try heir.directory.write(files)
        try heir.start()
        #expect(try #require(heir.service.report.imageSeq) >= 20)
        #expect(try Self.answers(of: heir) == before)
        #expect(heir.diagnostics == [])
      }
    }
  }

  @Test func `F5 an image of a running service has nothing that the disk refused`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings, imageAfter: 20) { scene in
      let client = try scene.connect()
      try client.ok("invite issue email=ann@example.org")
      let other = "note add target=inv_1 text=x"
      while try client.ok(other).number("seq") ?? 19 < 19 {}
      // The state after this one is kept for an image, and then it never was.
      disk.refusal = .writing
      #expect(try client.ask("invite issue email=never@example.org").err == "log.full")
      disk.refusal = .nothing
      let token = try client.token("email=bob@example.org")
      #expect(try client.ok(other).number("seq") == 21)
      var asked = 0
      while try asked < 20_000 && !scene.directory.files().contains(where: { $0.name == "ledger/image" }) {
        asked += 1
        try client.ok(other)
      }
      let files = try scene.directory.files()
      try Scene.play(imageAfter: nil) { heir in
        #expect(try heir.service.stop() == 0)
        try heir.directory.write(files)
        try heir.start()
        #expect(heir.service.report.imageSeq != nil)
        try heir.connect().ok("token redeem token=\(token) email=bob@example.org username=bob")
      }
      // With an image, what was refused is forgotten by folding the log onto that.
      disk.refusal = .writing
      #expect(try client.ask("token redeem token=\(token) email=bob@example.org username=eve").err == "log.full")
      disk.refusal = .nothing
      try client.ok("token redeem token=\(token) email=bob@example.org username=bob")
      #expect(scene.diagnostics == [])
    }
  }

  @Test func `lines behind an image are folded onto it, over a change of segments too`() throws {
    var surroundings = Surroundings.machine
    surroundings.logLimits.segmentBytes = 4_096
    try Scene.play(on: surroundings, imageAfter: 1) { scene in
      try Self.fill(scene)
      #expect(try scene.service.stop() == 0)
      scene.imageAfter = nil
      try scene.start()
      let imageSeq = scene.service.report.seq
      let client = try scene.connect()
      for number in 1...30 { try client.ok("invite issue email=p\(number)@example.org") }
      let before = try Self.answers(of: scene)
      try scene.restart()
      #expect(scene.service.report.imageSeq == imageSeq)
      #expect(scene.service.report.seq > imageSeq + 29)
      #expect(try Self.answers(of: scene) == before)
      #expect(scene.diagnostics == [])
    }
  }

  @Test func `few events are no reason for an image`() throws {
    try Scene.play(imageAfter: 1_000) { scene in
      try Self.fill(scene)
      #expect(try scene.service.stop() == 0)
      #expect(try !scene.directory.files().contains { $0.name.hasPrefix("ledger/image") })
      try scene.start()
    }
  }
}

extension ImageTests {
  /// Starts on an image that must not be used, and looks that nobody notices but whoever reads the diagnostics.
  private static func expectRefusal(
    _ scene: Scene, _ before: [String], _ reason: String, after change: (TestDirectory) throws -> Void,
    on surroundings: Surroundings? = nil
  ) throws {
    #expect(try scene.service.stop() == 0)
    try change(scene.directory)
    let told = scene.diagnostics.count
    scene.imageAfter = nil
    try scene.start(on: surroundings ?? scene.surroundings)
    #expect(scene.service.report.imageSeq == nil, "\(reason)")
    #expect(scene.diagnostics.dropFirst(told).count { $0.contains("thrown away") && $0.contains(reason) } == 1)
    #expect(try answers(of: scene) == before)
    #expect(try !scene.directory.files().contains { $0.name.hasPrefix("ledger/image") })
  }

  @Test(arguments: Seeds.usual(1...24))
  func `F13 an image with any byte altered, or cut anywhere, is thrown away`(seed: UInt64) throws {
    try Scene.play(imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      try Self.expectRefusal(
        scene, before, "not what this ledger's service wrote",
        after: { directory in
          var random = SeededRandom(seed: seed)
          let image = URL(filePath: directory.ledger + "/image")
          var bytes = Array(try Data(contentsOf: image))
          // The head is short, and between it and the first block at 4,096 nothing is kept: every third change is in it.
          let headEnd = 36 + Int(bytes[0]) + Int(bytes[1]) << 8
          let place = seed % 3 == 0 ? random.below(headEnd) : 4_096 + random.below(bytes.count - 4_096)
          if seed % 5 == 0 { bytes.removeSubrange(place...) } else { bytes[place] ^= 1 << UInt8(random.below(8)) }
          try Data(bytes).write(to: image)
        })
    }
  }

  @Test func `an image of another build, another ledger or another history is thrown away`() throws {
    try Scene.play(imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      var other = Surroundings.machine
      other.program = { Digest(words: (1, 2, 3, 4)) }
      try Self.expectRefusal(scene, before, "another build", after: { _ in }, on: other)
    }
    try Scene.play(imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      try Self.expectRefusal(scene, before, "not what this ledger's service wrote") { directory in
        try Scene.play(imageAfter: 1) { stranger in
          try Self.fill(stranger)
          #expect(try stranger.service.stop() == 0)
          let image = try #require(try stranger.directory.files().first { $0.name == "ledger/image" })
          try directory.write([image])
          try stranger.start()
        }
      }
    }
    // The log of an earlier day was put back, and the image of a later one is still there.
    try Scene.play(imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      #expect(try scene.service.stop() == 0)
      let early = try scene.directory.files().filter { $0.name != "ledger/image" }
      try scene.start()
      try scene.connect().ok("account add account=late")
      try Self.expectRefusal(scene, before, "does not go on where it ends") { try $0.write(early) }
      // And went on differently since, past where the image is.
      try scene.connect().ok("account add account=other")
      let after = try Self.answers(of: scene)
      #expect(try scene.service.stop() == 0)
      let log = try scene.directory.files()
      try scene.directory.write(early)
      scene.imageAfter = 1
      try scene.start()
      try scene.connect().ok("account add account=late")
      try Self.expectRefusal(scene, after, "does not go on where it ends") { try $0.write(log) }
    }
  }

  @Test(arguments: [Stop.kill, .powerLoss])
  func `F27 what stops anywhere while an image is written starts with what was there`(stop: Stop) throws {
    var isWhole = false
    for count in 1...40 where !isWhole {
      let disk = SimulatedDisk(seed: UInt64(count))
      var surroundings = Surroundings.machine
      surroundings.directory = { _ in disk.root }
      try Scene.play(on: surroundings, imageAfter: 1) { scene in
        try Self.fill(scene)
        try scene.restart()
        try scene.connect().ok("account add account=late")
        let before = try Self.answers(of: scene)
        disk.plan(.death, in: count)
        let status = try scene.service.stop()
        isWhole = !disk.isDead
        disk.heal()
        disk.stop(stop)
        // Death before the head was written fails the stop; behind it the image is a cache that failed.
        #expect(status == 0 || status == 74)
        // None is written now, so that what is half written is not written over.
        scene.imageAfter = nil
        try scene.start()
        #expect(try Self.answers(of: scene) == before, "\(count) operations")
        #expect(disk.contents("image.new") == nil, "\(count) operations")
      }
    }
    #expect(isWhole)
  }

  @Test func `a full disk keeps its old image out of the way and says so`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings, imageAfter: 1) { scene in
      try Self.fill(scene)
      let before = try Self.answers(of: scene)
      disk.refusal = .writing
      #expect(try scene.service.stop() == 0)
      disk.refusal = .nothing
      #expect(scene.diagnostics.contains { $0.hasPrefix("no image was written: ") })
      #expect(try !scene.directory.files().contains { $0.name == "ledger/image.new" })
      try scene.start()
      #expect(try Self.answers(of: scene) == before)
    }
  }
}
