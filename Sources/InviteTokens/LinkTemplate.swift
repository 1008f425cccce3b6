// Links that carry a token.

package import InviteLedger

/// A text with places for `{base}`, `{token}`, `{email}` and `{username}`.
package struct LinkTemplate: Hashable, Sendable {
  /// What can be filled in.
  package enum Place: String, CaseIterable, Sendable {
    case base, token, email, username
  }

  private enum Piece: Hashable, Sendable {
    case text(String)
    case place(Place)
  }

  private let pieces: [Piece]

  /// For invites bound to an address, and for links.
  package static let bound = LinkTemplate([.place(.base), .text("/invites/"), .place(.token)])
  /// For invites whose address comes with the redemption.
  package static let emailless = LinkTemplate([
    .place(.base), .text("/invite-token/redeem/"), .place(.token), .text("?email="), .place(.email),
  ])

  /// The template that is used for a kind of invite unless a setting says otherwise.
  package static func standard(for kind: InviteKind) -> LinkTemplate { kind == .emailless ? emailless : bound }

  private init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Reads a template; `{token}` must be in it, and a brace that opens must close around a known name.
  package init(text: String) throws(LinkTemplateError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw .unclosed }
      let name = String(rest[rest.index(after: open)..<close])
      guard let place = Place(rawValue: name) else { throw .unknownPlace(name) }
      pieces.append(.text(String(rest[..<open])))
      pieces.append(.place(place))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
    guard pieces.contains(.place(.token)) else { throw .noToken }
    self.pieces = pieces.filter { $0 != .text("") }
  }

  /// The link.
  /// - Parameters:
  ///   - base: the web address that links begin with; a slash at its end is dropped. nil: the link begins `invite:`.
  ///   - token: stands as it is; its letters mean nothing in a link.
  ///   - email: percent-encoded where it stands.
  ///   - username: percent-encoded likewise.
  ///   - blank: stands as it is where a value is not known yet, such as a mail tool's merge field.
  package func link(
    base: String?, token: TokenText, email: String? = nil, username: String? = nil, blank: String = ""
  ) -> Secret {
    var link: [UInt8] = []
    link.reserveCapacity(128)
    for piece in pieces {
      switch piece {
      case .text(let text): link.append(contentsOf: text.utf8)
      case .place(.base): link.append(contentsOf: (base.map(Self.withoutSlash) ?? "invite:").utf8)
      case .place(.token): link.append(contentsOf: token.secret.revealed)
      case .place(.email): Self.append(email, or: blank, to: &link)
      case .place(.username): Self.append(username, or: blank, to: &link)
      }
    }
    return Secret(link)
  }

  private static func withoutSlash(_ base: String) -> String {
    var base = base
    while base.hasSuffix("/") { base.removeLast() }
    return base
  }

  /// Adds a value with every byte escaped that has a meaning in a link; `@` has none in a query.
  private static func append(_ value: String?, or blank: String, to link: inout [UInt8]) {
    guard let value else { return link.append(contentsOf: blank.utf8) }
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "@"):
        link.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        link.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
  }
}

/// Why a text is no template.
package enum LinkTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  case unclosed
  case unknownPlace(String)
  case noToken

  package var description: String {
    switch self {
    case .unclosed: "reading a link template: a { has no }"
    case .unknownPlace(let name): "reading a link template: {\(name)} is none of {base} {token} {email} {username}"
    case .noToken: "reading a link template: {token} is missing, so the link could not be redeemed"
    }
  }
}
