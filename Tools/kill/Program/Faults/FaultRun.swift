// One fault: a life of the daemon that meets it, and one after that, in which everything must be in order.
import Foundation
import JSONText
import LocalSocket
import SystemCalls

/// A run with one fault.
struct FaultRun {
  let program: String
  /// The preloaded library.
  let shim: String
  let fault: Fault?
  /// How many commands it works through.
  let commands: Int
  let place: Place
  /// Limits of a shell in which the first daemon starts, `ulimit -f 8`.
  var limits: String?

  /// What the first life came to.
  private enum FirstLife {
    case killed
    case ended(status: Int32)
  }

  /// Carries it out.
  /// - Throws: what does not hold.
  func perform() throws {
    var script = FaultScript(length: commands)
    try endsAsItMay(try live(&script))
    let acknowledged = script.answers.count { $0 != nil }
    let daemon = try Daemon(program, in: place)
    try daemon.waitUntilItAnswers()
    try goOn(with: &script, acknowledged)
    try daemon.stop()
    try place.verify(by: program)
    try check(script)
  }

  /// Runs the script without a fault, for the shim to count.
  func count(_ environment: [String: String]) throws {
    var script = FaultScript(length: commands)
    let daemon = try Daemon(program, in: place, environment: environment)
    try daemon.waitUntilItAnswers()
    try converse(&script)
    try daemon.stop()
    try check(script)
  }

  /// Starts the daemon with the fault and sends what it answers.
  private func live(_ script: inout FaultScript) throws -> FirstLife {
    var environment: [String: String] = [:]
    if let fault {
      environment = ["LD_PRELOAD": shim, "LEDGER_FAULT": fault.description]
    }
    let daemon = try Daemon(program, in: place, environment: environment, limits: limits)
    if try daemon.answersOrEnds() {
      // Whatever cuts the conversation off ends this life.
      do { try converse(&script) } catch is LineClientError {} catch is JSONError {}
    }
    return switch try daemon.end() {
    case .signal(SIGKILL): .killed
    case .signal(let number): throw KillFailure("the daemon was ended by signal \(number)")
    case .status(let status): .ended(status: status)
    }
  }

  /// Most attempts at one command that is to be asked again later.
  private static let attempts = 8

  private func converse(_ script: inout FaultScript) throws {
    var client = try LineClient.connect(to: place.socket, deadline: .after(.seconds(10)))
    for index in script.commands.indices {
      for attempt in 1...Self.attempts {
        let answer = try ask(&client, try script.line(index))
        if answer["ok"] != nil {
          script.note(answer, of: index)
          break
        }
        // Refused for now; what comes behind needs it, so the run ends when that does not pass.
        guard answer["retry"]?.string == "later" else {
          throw KillFailure("command \(index + 1) was answered \(answer.canonicalText)")
        }
        if attempt == Self.attempts { return }
        sleepThread(milliseconds: 10)
      }
    }
  }

  private func ask(_ client: inout LineClient, _ line: String) throws -> JSONValue {
    try client.write(Array((line + "\n").utf8), deadline: .after(.seconds(10)))
    while true {
      guard let bytes = try client.readLine(deadline: .after(.seconds(10))) else {
        throw LineClientError.partialLine(place.socket)
      }
      let answer = try JSONReader.value(of: bytes)
      if answer["ok"] != nil || answer["err"] != nil { return answer }
    }
  }

  /// Only with a status of its own, and with a word about why if it is not 0.
  private func endsAsItMay(_ life: FirstLife) throws {
    guard case .ended(let status) = life else {
      guard fault?.isDeath == true else { throw KillFailure("the daemon was killed, and not by this fault") }
      return
    }
    guard [0, 69, 71, 74, 75].contains(status) else { throw KillFailure("the daemon ended with status \(status)") }
    if status != 0 {
      let said = try String(contentsOfFile: place.diagnostics, encoding: .utf8)
      guard !said.isEmpty else { throw KillFailure("the daemon ended with status \(status) and said nothing") }
    }
  }

  /// What was acknowledged is answered as before, and what was not can be done now (I1, I4).
  private func goOn(with script: inout FaultScript, _ acknowledged: Int) throws {
    var client = try LineClient.connect(to: place.socket, deadline: .after(.seconds(10)))
    for index in script.commands.indices {
      let answer = try ask(&client, try script.line(index))
      guard let now = answer["ok"] else {
        throw KillFailure("afterwards command \(index + 1) was answered \(answer.canonicalText)")
      }
      if let before = script.answers[index]?["ok"] {
        guard now["seq"] == before["seq"], now["replayed"]?.bool == true else {
          throw KillFailure(
            "command \(index + 1) was acknowledged with \(before.canonicalText), and later \(now.canonicalText)")
        }
      } else {
        script.note(answer, of: index)
      }
    }
  }

  /// Every command stands in the log once, where its answer says.
  private func check(_ script: FaultScript) throws {
    let log = try LogFacts(place)
    try log.checkUses()
    for (index, answer) in script.answers.enumerated() {
      let places = log.requests["f\(index + 1)"]?.map(\.seq) ?? []
      let said = answer?["ok"]?["seq"]?.integer.flatMap { UInt64(exactly: $0) }
      guard places.count == 1, places.first == said else {
        throw KillFailure("command \(index + 1) stands in the log at \(places) and was answered seq \(said ?? 0)")
      }
    }
  }
}
