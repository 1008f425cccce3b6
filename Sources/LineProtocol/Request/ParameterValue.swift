// The value of a parameter after it was read by its declared type.
package import InviteLedger

/// A value of a parameter. It cannot be compared, because it can hold a token.
package enum ParameterValue: Sendable {
  case text(String)
  case integer(Int64)
  case flag(Bool)
  case list([String])
  case holders([Holder])
  case role(Role)
  case uses(UseLimit)
  case expiry(ExpiryRequest)
  case span(TimeSpan)
  case moment(Timestamp)
  case invite(InviteID)
  case redemption(RedemptionID)
  case reservation(ReservationID)
  case batch(BatchID)
  case message(MessageID)
  case variables([TemplateVariable])
  case key(KeyID)
  case token(TokenBytes)
  /// `null`, where the type has no value of its own that it means.
  case null
}

/// The text of a token as it was presented. It prints as `<token>`, is not compared and not encoded.
package struct TokenBytes: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The bytes, for the one who derives tokens. Never put them into a text.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var description: String { "<token>" }
  package var debugDescription: String { "<token>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
