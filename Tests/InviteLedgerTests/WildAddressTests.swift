// Addresses as they come from spreadsheets, mail programs and forgers: each accepted or refused on purpose.
import InviteLedger
import Testing

/// An address with what becomes of it and why.
struct WildAddress: Sendable, CustomTestStringConvertible {
  var text: String
  var isAccepted: Bool
  var reason: String

  var testDescription: String { reason }

  private static func yes(_ text: String, _ reason: String) -> WildAddress {
    WildAddress(text: text, isAccepted: true, reason: reason)
  }

  private static func no(_ text: String, _ reason: String) -> WildAddress {
    WildAddress(text: text, isAccepted: false, reason: reason)
  }

  static let all = localParts + spaces + domains + lookAlikes

  private static let localParts = [
    yes("ada+invites@example.org", "a tag is part of the address"),
    yes("ada+a+b=c@example.org", "so are two, as bounce addresses have them"),
    yes("SHOUTING@EXAMPLE.ORG", "capitals are kept and not compared"),
    yes("\"ada lovelace\"@example.org", "a quoted local part may have blanks"),
    yes("\"ada@home\"@example.org", "and an at sign: the last one counts"),
    yes("\"a\\\"b\\\\c\"@example.org", "and escapes"),
    yes("\"\"@example.org", "an empty quoted string is one"),
    yes("o'neil@example.org", "an apostrophe is a letter of names"),
    yes("{a|b}~!#$%&*/?^_`@example.org", "RFC 5321 has more atoms than people expect"),
    no("\"ada\"lovelace@example.org", "quotes go around the whole local part"),
    no("ada.\"l\"@example.org", "no quoted piece between dots; that form is obsolete"),
    no(".ada@example.org", "no dot begins a local part"),
    no("ada.@example.org", "none ends it"),
    no("a..da@example.org", "no two stand together"),
    no("ad\u{E1}@example.org", "local parts are ASCII; mail to others needs SMTPUTF8"),
    no("ada(work)@example.org", "no comments"),
    no("Ada <ada@example.org>", "no display name"),
    no("<ada@example.org>", "no angle brackets"),
    no("mailto:ada@example.org", "no scheme"),
    no("ada@example.org,bob@example.org", "one address, not two"),
    no("ada@example.org;", "no separator left over"),
  ]

  private static let spaces = [
    yes(" ada@example.org ", "blanks around it are dropped"),
    yes("\u{A0}ada@example.org\u{3000}", "the wide and unbreakable ones too"),
    yes("\tada@example.org\r\n", "tabs and line ends too"),
    no("ada @example.org", "no blank inside"),
    no("ada@ example.org", "nor after the at sign"),
    no("ada@exam\u{A0}ple.org", "nor an unbreakable one"),
    no("ada@example.org\u{200B}", "a space of no width is no blank; it hides"),
    no("\u{FEFF}ada@example.org", "nor is a byte order mark"),
    no("ada@exam\u{AD}ple.org", "nor a soft hyphen"),
    no("ada\u{0}@example.org", "no NUL"),
    no("\"a\u{1B}[2J\"@example.org", "nothing that moves a cursor, quoted or not"),
  ]

  private static let domains = [
    yes("ada@b\u{FC}cher.example", "a domain in Unicode"),
    yes("ada@bu\u{308}cher.example", "and decomposed"),
    yes("ada@xn--bcher-kva.example", "and in its ASCII form, which is another address"),
    yes("ada@\u{4F8B}\u{3048}.\u{30C6}\u{30B9}\u{30C8}", "every script"),
    yes("ada@\u{627}\u{644}.\u{645}\u{635}\u{631}", "from right to left"),
    yes("ada@localhost", "one label, for a machine's own mail"),
    yes("ada@3com.com", "a label may begin with a digit"),
    yes("ada@123.org", "or be a number, unless it is the last"),
    yes("ada@[192.0.2.1]", "an address literal"),
    yes("ada@[IPv6:2001:db8::1]", "of either kind"),
    no("ada@192.0.2.1", "without brackets it is no domain: no top-level domain is a number"),
    no("ada@[300.0.2.1]", "four numbers up to 255"),
    no("ada@example.org.", "no trailing dot"),
    no("ada@.example.org", "no leading dot"),
    no("ada@example..org", "no empty label"),
    no("ada@-example.org", "no hyphen begins a label"),
    no("ada@example-.org", "none ends it"),
    no("ada@ex_ample.org", "no underscore"),
    no("ada@example.org/path", "no path"),
    no("ada@example.org:25", "no port"),
    no("ada@", "no nothing"),
  ]

  private static let lookAlikes = [
    yes("ada@\u{430}\u{440}\u{440}\u{4CF}\u{435}.example", "a label all in Cyrillic is a domain of its own"),
    yes("ada@example.\u{440}\u{444}", "and each label may have its script"),
    no("ada@ex\u{430}mple.org", "a Cyrillic letter among Latin ones is a forgery"),
    no("ada@g\u{3BF}ogle.example", "so is a Greek one"),
    no("ada@\u{FF45}xample.org", "letters of full width are no letters of domains"),
    no("ada@\u{1D41E}xample.org", "nor are those of formulas"),
    no("ada@example\u{3002}org", "nor is the ideographic full stop a dot"),
    no("ada\u{FF20}example.org", "nor the wide at sign one"),
    no("ada@exam\u{202E}ple.org", "nothing turns the direction"),
    no("ada@exam\u{200D}ple.org", "no joiner that nobody sees"),
  ]
}

struct WildAddressTests {
  @Test(arguments: WildAddress.all) func `it is accepted or refused on purpose`(_ address: WildAddress) {
    #expect(
      (EmailAddress(address.text) != nil) == address.isAccepted, "\(address.reason): \(address.text.debugDescription)")
  }

  @Test func `look-alikes that are accepted are not the same`() {
    let latin = EmailAddress("ada@apple.example")
    #expect(EmailAddress("ada@\u{430}\u{440}\u{440}\u{4CF}\u{435}.example") != latin)
    #expect(EmailAddress("ada@xn--bcher-kva.example") != EmailAddress("ada@b\u{FC}cher.example"))
    #expect(EmailAddress("ada+a@example.org") != EmailAddress("ada@example.org"))
    #expect(EmailAddress("a.da@example.org") != EmailAddress("ada@example.org"))
    #expect(EmailAddress("\"ada\"@example.org") != EmailAddress("ada@example.org"))
  }

  @Test func `the sign of Kelvin is a K`() {
    #expect(EmailAddress("ada@\u{212A}.org") == EmailAddress("ada@k.org"))
  }
}
