// When an invite ends, as people write it: a duration from now, or a moment.
import InviteLedger

enum ExpiryText {
  /// Reads `10d`, `90m` or a moment. Zero and negative durations are refused; a moment in the past is for the decider,
  /// who knows the time.
  static func read(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> ExpiryRequest {
    if let moment = MomentText.read(bytes) { return .at(moment) }
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard let duration = DurationText.microseconds(isNegative ? bytes.dropFirst() : bytes) else {
      throw isNumber(bytes) ? ValueFault("a duration needs a unit: s, m, h, d or w") : .notA(.expiry)
    }
    guard !isNegative, duration > 0 else { throw ValueFault("it must lie in the future; null is never") }
    guard duration <= ProtocolLimits.longestExpiryMicroseconds else {
      throw ValueFault("it is more than 100 years away; null is never")
    }
    return .after(duration)
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let number = DecimalText.signed(bytes) else { return false }
    return number != 0
  }
}

enum DurationText {
  /// A whole number and one of `s m h d w`, in microseconds; `0` alone is zero. Nil for anything else, and when it is
  /// beyond 64 bits.
  static func microseconds(_ bytes: ArraySlice<UInt8>) -> Int64? {
    if bytes.elementsEqual("0".utf8) { return 0 }
    guard let unit = bytes.last.flatMap(seconds(perUnit:)), let number = DecimalText.unsigned(bytes.dropLast()) else {
      return nil
    }
    let (microseconds, isOver) = number.multipliedReportingOverflow(by: unit * 1_000_000)
    return isOver ? nil : microseconds
  }

  private static func seconds(perUnit letter: UInt8) -> Int64? {
    switch letter {
    case UInt8(ascii: "s"): 1
    case UInt8(ascii: "m"): 60
    case UInt8(ascii: "h"): 3_600
    case UInt8(ascii: "d"): 86_400
    case UInt8(ascii: "w"): 604_800
    default: nil
    }
  }
}
