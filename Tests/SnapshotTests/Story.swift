// A story: a few events with one point, told by running commands.

import Testing

struct Story: Sendable {
  /// The folder's name.
  let name: String
  let title: String
  /// What happens and what to look at, for `story.md`.
  let text: String
  var segmentBytes: UInt64?
  let tell: @Sendable (StoryLedger) throws -> Void

  /// Salts differ from story to story, and are the same each time.
  var seed: UInt64 { name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

  static let all: [Story] =
    inviteStories + inviteLifeStories + inviterStories + redemptionStories + expiryStories + batchStories
    + messageStories + accountStories + keyStories + policyStories + catalogStories + logStories + [long]
}

extension Story: CustomTestStringConvertible {
  var testDescription: String { name }
}
