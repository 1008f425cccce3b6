// Links that carry a token, from a template.
package import InviteLedger

extension LinkTemplate {
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
