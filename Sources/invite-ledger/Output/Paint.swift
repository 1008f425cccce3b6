// Colour on a terminal: which words get which, and when there is none.
import SystemCalls

/// `--color`.
enum ColorChoice: String, CaseIterable {
  /// On a terminal that can, unless NO_COLOR is set.
  case auto
  case always
  case never
}

/// Colours words, or leaves them as they are.
package struct Paint: Sendable {
  /// What a word is to the reader. Colour repeats what the words say and never says something alone.
  package enum Style: String, Sendable {
    case heading = "1"
    case faint = "2"
    case bad = "31"
    case good = "32"
    case open = "33"
  }

  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  /// - Parameters:
  ///   - choice: what was asked for; `auto` when nothing was.
  ///   - environment: `NO_COLOR` with any value and `TERM=dumb` turn `auto` off.
  init(_ choice: ColorChoice, isTerminal: Bool, environment: (String) -> String?) {
    switch choice {
    case .always: isOn = true
    case .never: isOn = false
    case .auto: isOn = isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }
  }

  /// The text in a style.
  package func callAsFunction(_ text: String, _ style: Style?) -> String {
    guard isOn, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}

extension Paint.Style {
  /// The style of a cell, by the name of its column and what stands in it.
  init?(column: String, text: String) {
    switch column {
    case "ts", "since", "until", "created": self = .faint
    case "type", "status", "state", "box":
      if let style = Self.ofWords[text] { self = style } else { return nil }
    default: return nil
    }
  }

  private static let ofWords: [String: Paint.Style] = {
    let words: [(Paint.Style, [String])] = [
      (.good, ["TokenRedeemed", "InviteReinstated", "InviterRestored", "exhausted", "ready", "active"]),
      (
        .bad,
        [
          "InviteRevoked", "AttemptRefused", "AuthRefused", "RedemptionReversed", "InviterSuspended",
          "AccountDeactivated", "KeyRevoked", "PersonErased", "revoked", "suspended", "deactivated", "bounced",
          "failed", "complained",
        ]
      ),
      (.open, ["InviteIssued", "TokenReserved", "pending", "partly_used", "inbox"]),
      (.faint, ["SegmentOpened", "expired", "superseded", "archived", "lapsed"]),
    ]
    return Dictionary(words.flatMap { style, words in words.map { ($0, style) } }) { first, _ in first }
  }()
}
