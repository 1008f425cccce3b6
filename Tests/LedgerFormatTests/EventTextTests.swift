// Events as people write them, against the events themselves.
import InviteLedger
import JSONText
import LedgerFormat
import Testing

struct EventTextTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `what an event says as data says the event`(seed: UInt64) throws {
    var events = RandomEvents(seed: seed)
    for _ in 0..<200 {
      for type in EventType.allCases {
        let event = events.event(type)
        let data = EventText.data(of: event)
        #expect(try EventText.event(type, data) == event, "seed \(seed): \(data.canonicalText)")
      }
    }
  }

  @Test func `what is no event of its type is refused with the field at fault`() {
    #expect(throws: FormatError.self) { try EventText.event(.inviteRevoked, .object([])) }
    #expect(throws: FormatError.self) {
      try EventText.event(.inviteRevoked, .object([JSONMember(name: "invite", value: .integer(1))]))
    }
  }
}
