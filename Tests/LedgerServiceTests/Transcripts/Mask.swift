// What differs from machine to machine, put out of the way.
import JSONText
import SystemCalls

/// The replacements that `Snapshots/protocol/format.md` lists.
struct Mask {
  /// The name of the user the test runs as.
  private let user = MachineAccounts.userName(of: ProcessFacts.effectiveUserID) ?? "uid:\(ProcessFacts.effectiveUserID)"

  /// A reply line with everything replaced that another machine would say otherwise.
  func text(of line: ReplyLine) -> String { masked(line.json).canonicalText }

  private func masked(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): .object(members.map { JSONMember(name: $0.name, value: masked($0)) })
    case .array(let values): .array(values.map(masked))
    case .string(user): .string("operator")
    default: value
    }
  }

  private func masked(_ member: JSONMember) -> JSONValue {
    switch (member.name, member.value) {
    case ("last_uid", .integer), ("last_pid", .integer): .integer(0)
    case ("program", .string), ("last_program", .string): .string("program")
    case ("uid", .integer), ("gid", .integer), ("pid", .integer), ("previous_length", .integer): .integer(0)
    case ("sum", .string), ("root", .string): .string("")
    case ("edge", .array): .array([])
    default: masked(member.value)
    }
  }
}
