// The text that links are made from.

/// A text with places for `{base}`, `{token}`, `{email}` and `{username}`.
package struct LinkTemplate: Hashable, Sendable {
  /// What can be filled in.
  package enum Place: String, CaseIterable, Sendable {
    case base, token, email, username
  }

  package enum Piece: Hashable, Sendable {
    case text(String)
    case place(Place)
  }

  /// Texts and places in their order.
  package let pieces: [Piece]

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

extension LinkTemplate {
  /// The template of a setting.
  package static let setting = SettingText(
    "a text with {token} in it, and no other braces than {base}, {email} and {username}", example: "{base}/{token}"
  ) { text in
    guard isPrintable(text) else { return false }
    do throws(LinkTemplateError) { _ = try LinkTemplate(text: text) } catch { return false }
    return true
  }

  /// What links begin with, in a setting.
  package static let base = SettingText(
    "a web address that begins with its scheme, as https://example.org", example: "https://example.org"
  ) { text in
    guard isPrintable(text), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    guard let first = scheme.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return scheme.allSatisfy(isSchemeByte) && !text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
  }

  /// Visible ASCII without what would end a link where it is pasted.
  private static func isPrintable(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\".utf8.contains($0) }
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
