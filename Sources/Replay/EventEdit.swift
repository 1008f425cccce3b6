// An event as a person would have it: one field changed, or written anew.

import InviteLedger
import JSONText
import LedgerFormat

/// A field of an event and what it shall say.
struct EventEdit {
  /// Steps into `data`.
  private let steps: [String]
  /// Nil takes the field away.
  private let value: JSONValue?

  /// Reads `role`, `old/expires` or `old.expires`; the text is JSON where it is JSON, else a text.
  init(_ field: String, _ text: String) throws(ReplayError) {
    steps = try StatePath(field.contains("/") ? field : String(field.map { $0 == "." ? "/" : $0 })).steps
    value = text.isEmpty ? nil : JSONValue(typed: text)
  }

  /// The record with the field changed.
  ///
  /// Throws what the format says against it.
  func applied(to record: Record) throws -> Record {
    var record = record
    if steps == ["actor"] {
      guard let name = value?.string else {
        throw ReplayError("an actor is a name", hint: "edit \(record.seq) actor=ada")
      }
      record.actor = name
      return record
    }
    let type = record.event.type
    var fault: FormatError?
    for data in EventText.data(of: record.event).candidates(steps[...], value) {
      do throws(FormatError) {
        record.event = try EventText.event(type, data)
        return record
      } catch { fault = fault ?? error }
    }
    throw ReplayError(
      "\(type.rawValue) cannot say that: \(fault?.reason ?? "there is no such field")",
      hint: "it says \(EventText.data(of: record.event).canonicalText)")
  }

  /// Reads an event: `{"type":"InviteRevoked","actor":"ada","data":{"invite":"inv_1"}}`.
  static func inserted(_ text: String) throws -> Inserted {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.value(of: Array(text.utf8)) } catch {
      throw ReplayError("that is no JSON: \(error.reason.rawValue) at byte \(error.offset)")
    }
    guard let type = value["type"]?.string.flatMap(EventType.init(rawValue:)) else {
      throw ReplayError(
        "an event has a type, one of those of the log", hint: #"insert {"type":"InviteRevoked","data":{…}}"#)
    }
    do throws(FormatError) {
      return .event(
        try EventText.event(type, value["data"] ?? .object([])), actor: value["actor"]?.string ?? "operator")
    } catch { throw ReplayError("\(type.rawValue) cannot say that: \(error.reason)") }
  }
}

extension JSONValue {
  /// The value with what stands at a path changed or taken away; for a field that is not there, in each place that it may
  /// have among the others: the format knows which it is.
  fileprivate func candidates(_ steps: ArraySlice<String>, _ new: JSONValue?) -> [JSONValue] {
    guard let step = steps.first, case .object(let members) = self else { return steps.isEmpty ? [new ?? .null] : [] }
    guard let place = members.firstIndex(where: { $0.name == step }) else {
      guard let new, steps.count == 1 else { return [] }
      return (0...members.count).map { place in
        var changed = members
        changed.insert(JSONMember(name: step, value: new), at: place)
        return .object(changed)
      }
    }
    if steps.count == 1, new == nil {
      return [.object(members.enumerated().filter { $0.offset != place }.map(\.element))]
    }
    return members[place].value.candidates(steps.dropFirst(), new).map { value in
      var changed = members
      changed[place].value = value
      return .object(changed)
    }
  }
}
