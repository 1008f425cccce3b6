// One spelling of what a request asks for, so that asking again can be told from asking for something else (R14).
import InviteLedger
import JSONText

extension Request {
  /// The verb and its parameters in one spelling, whatever the line looked like. The id and the envelope are no part of
  /// it. A digest of it is kept in the log for ever, so the spelling of what exists may not change.
  ///
  /// It holds tokens: it is for a keyed digest and for nothing else.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    writer.string(verb.rawValue)
    writer.beginObject()
    for parameter in parameters.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      writer.name(parameter.name)
      parameter.value.write(to: &writer)
    }
    writer.endObject()
    writer.endArray()
    return writer.bytes
  }
}

extension ParameterValue {
  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(text)
    case .integer(let number): writer.integer(number)
    case .flag(let flag): writer.bool(flag)
    case .list(let items): writer.value(.array(items.map(JSONValue.string)))
    case .holders(let holders): writer.value(.array(holders.map { .string($0.description) }))
    case .role(let role): writer.integer(role.rawValue)
    case .uses(.unlimited), .expiry(.never), .null: writer.null()
    case .uses(.uses(let count)): writer.integer(count)
    case .expiry(.after(let microseconds)): writer.string("+\(microseconds)")
    case .expiry(.at(let moment)), .moment(let moment): writer.integer(moment.microseconds)
    case .span(let span): writer.string(span.description)
    case .invite(let invite): writer.string(invite.description)
    case .redemption(let redemption): writer.string(redemption.description)
    case .reservation(let reservation): writer.string(reservation.description)
    case .batch(let batch): writer.string(batch.description)
    case .message(let message): writer.string(message.description)
    case .variables(let variables):
      writer.value(.array(variables.map { .array([.string($0.name), .string($0.value.text ?? "")]) }))
    case .key(let key): writer.string(key.description)
    case .token(let token): writer.string(String(decoding: token.bytes, as: UTF8.self))
    }
  }
}
