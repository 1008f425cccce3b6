// The words of the command line.

/// A command line that cannot be understood.
struct Usage: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static let help = """
    bench load --socket PATH [--speaks lines|resp|postgres|nats] [--workload issue|redeem|contest|ping|ask] [--clients C] [--in-flight K]
               [--seconds S] [--count N] [--first N] [--ask TEXT --last N] [--rate N]
    bench compare --socket PATH --peer PATH [--peer-speaks lines|resp|postgres|nats] [--workload issue|redeem|contest|ping]
                  [--shapes 1x1,50x16] [--runs R] [--seconds S] [--first N] [--json FILE [--about MEMBERS]]
    bench floor --socket PATH
    bench count --dir DIR [--fold none|all]
    bench replay --dir DIR [--count N] [--seed N] [--kept N]
    --count: ends after so many requests; redeem and contest issue so many tokens, or one, beforehand. Without: by time.
    --ask: the line that the workload ask sends, each # in it a number from 1 to that of --last.
    --rate: so many requests a second on a schedule, answers or not, each timed from when it was due; --in-flight says nothing then.
    A PATH may be tcp:PORT, a port of this machine.
    --json: results are added to the file, one JSON object a line, each with the members of --about first.
    --first: the number of the first address, so that runs on one ledger stay distinct.
    """
}

/// Values by name, all of the form `--name value`.
struct Options {
  private var values: [String: String] = [:]

  private static let names: Set = [
    "socket", "speaks", "peer", "peer-speaks", "workload", "clients", "in-flight", "seconds", "count", "first", "runs",
    "shapes", "dir", "seed", "kept", "ask", "last", "json", "about", "rate", "fold",
  ]

  init(_ words: [String]) throws(Usage) {
    var rest = words[...]
    while let word = rest.popFirst() {
      let name = String(word.drop { $0 == "-" })
      guard Self.names.contains(name), word.hasPrefix("--") else { throw Usage("there is no \(word)") }
      guard let value = rest.popFirst() else { throw Usage("\(word) needs a value") }
      values[name] = value
    }
  }

  func text(_ name: String, else standard: String? = nil) throws(Usage) -> String {
    guard let value = values[name] ?? standard else { throw Usage("--\(name) is missing") }
    return value
  }

  func number(_ name: String, else standard: Int) throws(Usage) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text), number >= 0 else { throw Usage("--\(name) is a number") }
    return number
  }

  func duration() throws(Usage) -> Duration {
    guard let seconds = Double(try text("seconds", else: "2")), seconds > 0 else {
      throw Usage("--seconds is a number")
    }
    return .seconds(seconds)
  }

  func shape() throws(Usage) -> Shape {
    Shape(clients: try number("clients", else: 1), inFlight: try number("in-flight", else: 1))
  }

  /// All shapes of a comparison: by default the ones that the goals are stated for.
  func shapes() throws(Usage) -> [Shape] {
    try text("shapes", else: "1x1,1x16,50x1,50x16,200x1,200x16").split(separator: ",").map { word throws(Usage) in
      let parts = word.split(separator: "x").compactMap { Int($0) }
      guard parts.count == 2 else { throw Usage("a shape is CLIENTSxIN_FLIGHT") }
      return Shape(clients: parts[0], inFlight: parts[1])
    }
  }

  /// Requests a second, if they go by a schedule.
  func rate() throws(Usage) -> Int? {
    guard values["rate"] != nil else { return nil }
    let rate = try number("rate", else: 0)
    guard rate > 0 else { throw Usage("--rate is a number of requests a second") }
    return rate
  }

  /// Where results are kept, if anywhere.
  func results() throws -> ResultFile? {
    guard let path = values["json"] else { return nil }
    return try ResultFile(path, about: text("about", else: ""))
  }

  /// The server under measure, or its peer.
  func target(prefix: String) throws(Usage) -> Target {
    guard let dialect = Dialect(rawValue: try text(prefix + "speaks", else: prefix.isEmpty ? "lines" : "resp")) else {
      throw Usage("--\(prefix)speaks is lines, resp, postgres or nats")
    }
    guard let workload = Workload(rawValue: try text("workload", else: "issue")) else {
      throw Usage("--workload is issue, redeem, contest, ping or ask")
    }
    guard dialect.speaks(workload) else { throw Usage("there is no \(workload.rawValue) in \(dialect.rawValue)") }
    let path = try text(prefix.isEmpty ? "socket" : "peer")
    let count = values["count"] == nil ? nil : try number("count", else: 0)
    let question = workload == .ask ? Question(try text("ask"), last: try number("last", else: 1)) : nil
    return Target(
      path: path, dialect: dialect, workload: workload, question: question, first: try number("first", else: 0),
      count: count)
  }
}

/// How many clients, and how many requests each has sent before it reads an answer.
struct Shape: Hashable, CustomStringConvertible {
  let clients: Int
  let inFlight: Int

  var description: String { "\(clients)x\(inFlight)" }
}

/// What is measured.
struct Target {
  let path: String
  let dialect: Dialect
  let workload: Workload
  /// What is asked, where the workload is to ask.
  let question: Question?
  /// The number in the first address.
  var first: Int
  /// How many requests there are; nil for as many as there is time for.
  var count: Int?
}
