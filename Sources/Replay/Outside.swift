// What a session asks of the program around it: a session by itself reads no file, writes none and runs nothing.

package import InviteLedger
package import JSONText

/// The world outside of a session; what is nil cannot be asked for.
package struct Outside: Sendable {
  /// Reads a command in the protocol's words: the command, and for whom it is, nil for the operator.
  package var readCommand: (@Sendable (_ line: String) throws -> (command: Command, actor: String?))?
  /// The bytes of a file.
  package var readFile: (@Sendable (_ path: String) throws -> [UInt8])?
  /// Makes a file that was not there, for its owner alone.
  package var writeFile: (@Sendable (_ path: String, _ bytes: [UInt8]) throws -> Void)?

  /// Runs a program, found as a shell finds it, with the bytes as its standard input; `seq` is where they are from. Its exit
  /// status; 128 and more for one that a signal ended.
  package var runProgram:
    (
      @Sendable (_ words: [String], _ seq: UInt64, _ input: [UInt8], _ look: () throws -> Void) throws -> Int32
    )?
  /// Carries out words of a session on the same log in another process: of another build, when that is named, and in
  /// another time zone. The answers as values.
  package var replayElsewhere:
    (
      @Sendable (_ program: String?, _ words: [String], _ timeZone: String?, _ look: () throws -> Void) throws
        -> [JSONValue]
    )?
  /// Keeps a mark where others see it too, and says so in a line.
  package var keepMark: (@Sendable (_ name: String, _ seq: UInt64) -> String)?

  package init() {}
}
