// The query language once more, as slowly and as plainly as it can be said: over the JSON of a line, without index,
// without the decoder, without the parser of queries. What it says and what the service says are compared.
import Foundation
import JSONText

struct SlowFilter {
  /// Patterns of the whole line, and whether it must not match.
  private let patterns: [(isNegated: Bool, pattern: String)]
  /// Alternatives of terms, each with whether it must not hold.
  private let groups: [[(isNegated: Bool, field: String, op: Character, values: [String])]]

  /// Words as `field=value`, `field:part`, `grep=pattern`, `or`, `not`.
  init(_ words: [String]) {
    patterns = words.filter { $0.hasPrefix("grep") }.map { word in
      (word.hasPrefix("grep!"), String(word.drop { $0 != "=" }.dropFirst()))
    }
    let words = words.filter { !$0.hasPrefix("grep") }
    var groups: [[(Bool, String, Character, [String])]] = [[]]
    var isNegated = false
    for word in words {
      if word == "or" {
        groups.append([])
      } else if word == "not" {
        isNegated = true
      } else {
        let end = word.firstIndex { "=:!".contains($0) } ?? word.endIndex
        let differs = word[end...].hasPrefix("!=")
        let value = word[word.index(end, offsetBy: differs ? 2 : 1)...]
        let values = value.split(separator: ",").map(String.init)
        groups[groups.count - 1].append((isNegated != differs, String(word[..<end]), differs ? "=" : word[end], values))
        isNegated = false
      }
    }
    self.groups = groups
  }

  func matches(_ line: JSONValue) -> Bool {
    let text = patterns.isEmpty ? "" : Self.text(of: line)
    return patterns.allSatisfy { Self.finds($0.pattern, in: text) != $0.isNegated } && meetsTerms(line)
  }

  private static func finds(_ pattern: String, in text: String) -> Bool {
    let options: String.CompareOptions = pattern == pattern.lowercased() ? [.caseInsensitive] : []
    return text.range(of: pattern, options: options.union(.regularExpression)) != nil
  }

  /// The line without what belongs to the proof, and with personal values where they belong.
  private static func text(of line: JSONValue) -> String {
    var members = line.object ?? []
    for entry in line["personal"]?.object ?? [] {
      guard let index = members.firstIndex(where: { $0.name == "data" }) else { continue }
      let path = entry.name.split(separator: ".")[...]
      members[index].value = filled(members[index].value, path, entry.value.array?.last)
    }
    return JSONValue.object(members.filter { !["v", "personal", "sum"].contains($0.name) }).canonicalText
  }

  private static func filled(_ value: JSONValue, _ path: ArraySlice<Substring>, _ text: JSONValue?) -> JSONValue {
    guard let step = path.first else { return text ?? value }
    let members = (value.object ?? []).map { member in
      let isOnTheWay = member.name == step
      return JSONMember(
        name: member.name, value: isOnTheWay ? filled(member.value, path.dropFirst(), text) : member.value)
    }
    return .object(members)
  }

  private func meetsTerms(_ line: JSONValue) -> Bool {
    groups.contains { group in
      let fields = Set(group.filter { !$0.isNegated }.map(\.field))
      let positive = fields.allSatisfy { field in
        group.contains { !$0.isNegated && $0.field == field && holds($0.op, $0.values, Self.values(field, line)) }
      }
      return positive && group.filter(\.isNegated).allSatisfy { !holds($0.op, $0.values, Self.values($0.field, line)) }
    }
  }

  private func holds(_ op: Character, _ wanted: [String], _ found: [String]) -> Bool {
    found.contains { value in
      wanted.contains { op == "=" ? value == $0 : value.lowercased().contains($0.lowercased()) }
    }
  }

  private static func values(_ field: String, _ line: JSONValue) -> [String] {
    let data = line["data"]
    switch field {
    case "seq": return [line["seq"]?.canonicalText].compactMap { $0 }
    case "type", "actor": return [line[field]?.string].compactMap { $0 }
    case "invite":
      let noted = data?["target"]?.string.flatMap { $0.hasPrefix("inv_") ? $0 : nil }
      return [data?["invite"]?.string, data?["successor"]?.string, noted].compactMap { $0 } + shown(data)
    case "key":
      let refused = (data?["refusals"]?.array ?? []).map { $0["key"]?.string }
      return ([data?["key"]?.string, line["meta"]?["key"]?.string] + refused).compactMap { $0 }
    case "scope": return ofKey(data) { $0["scopes"]?.array?.compactMap(\.string) ?? [] }
    case "owner", "label": return ofKey(data) { [$0[field]?.string].compactMap { $0 } }
    case "delivery": return line["type"]?.string == "DeliveryRecorded" ? [data?["state"]?.string].compactMap { $0 } : []
    case "member":
      let noted = data?["target"]?.string.flatMap { $0.hasPrefix("user:") ? String($0.dropFirst(5)) : nil }
      return [data?["username"]?.string, data?["account"]?.string, noted].compactMap { $0 }
    case "inviter": return [data?["inviter"]?.string].compactMap { $0 }
    case "data.role": return [data?["role"]?.canonicalText].compactMap { $0 }
    default: return []
    }
  }

  /// The invites of ranges such as `inv_1..inv_40`, one by one.
  private static func shown(_ data: JSONValue?) -> [String] {
    (data?["invites"]?.array ?? []).compactMap(\.string).flatMap { range in
      let ends = range.split(separator: ".").compactMap { Int($0.dropFirst("inv_".count)) }
      guard let first = ends.first, let last = ends.last else { return [String]() }
      return (first...last).map { "inv_\($0)" }
    }
  }

  /// What the making or the changing of a key says of it: as it was, and as it became.
  private static func ofKey(_ data: JSONValue?, _ values: (JSONValue) -> [String]) -> [String] {
    guard let data, data["key"] != nil else { return [] }
    return [data, data["old"], data["new"]].compactMap { $0 }.flatMap(values)
  }
}
