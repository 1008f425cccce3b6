// Where a test of the whole service happens: a directory, a service in it, clients, and the clearing up.
import LedgerService
import LocalSocket
import SystemCalls
import Testing

/// A directory and the lives of the service in it, one after the other.
final class Scene {
  let directory: TestDirectory
  let surroundings: Surroundings
  private(set) var service: LiveService
  private let sentences = Monitor<[String]>([])

  /// Runs a test with a service that is running; afterwards it is stopped and nothing is left.
  ///
  /// Without a directory the service is new.
  static func play(
    on surroundings: Surroundings = .machine, in directory: TestDirectory? = nil, failuresFree: Int64? = nil,
    imageAfter: UInt64? = nil, _ body: (Scene) throws -> Void
  ) throws {
    let directory = try directory ?? TestDirectory()
    defer { directory.remove() }
    let scene = try Scene(directory, surroundings, failuresFree: failuresFree, imageAfter: imageAfter)
    let outcome = Result { try body(scene) }
    let status = Result { try scene.service.stop() }
    try outcome.get()
    if !scene.expectsFailure { #expect(try status.get() == 0) }
  }

  /// Set by tests whose service ends by a failure.
  var expectsFailure = false

  /// How many events after the last image a start or a stop writes one; nil for none, as in a small ledger.
  var imageAfter: UInt64?

  /// How many redemptions may fail before answers are held back; nil as many as usual.
  private let failuresFree: Int64?

  private init(
    _ directory: TestDirectory, _ surroundings: Surroundings, failuresFree: Int64?, imageAfter: UInt64?
  ) throws {
    self.directory = directory
    self.surroundings = surroundings
    self.failuresFree = failuresFree
    self.imageAfter = imageAfter
    service = try LiveService(
      Self.options(in: directory, surroundings, failuresFree: failuresFree, imageAfter: imageAfter),
      diagnostics: Self.diagnostics(to: sentences))
  }

  /// What the service said to whoever runs it.
  var diagnostics: [String] { sentences.withLock { $0 } }

  /// Starts the service again, after it ended.
  func start() throws { try start(on: surroundings) }

  /// Starts the service again on surroundings of its own, after it ended.
  func start(on surroundings: Surroundings) throws {
    service = try LiveService(
      Self.options(in: directory, surroundings, failuresFree: failuresFree, imageAfter: imageAfter),
      diagnostics: Self.diagnostics(to: sentences))
  }

  /// Stops the service in order and starts it again.
  func restart() throws {
    #expect(try service.stop() == 0)
    try start()
  }

  /// A new connection.
  func connect() throws -> Conversation { try Conversation(with: directory.socket) }

  /// Asks one thing on a connection of its own.
  @discardableResult
  func ask(_ line: String) throws -> Reply { try connect().ask(line) }

  static func options(
    in directory: TestDirectory, _ surroundings: Surroundings = .machine, failuresFree: Int64? = nil,
    imageAfter: UInt64? = nil
  ) -> ServiceOptions {
    var options = ServiceOptions(
      directory: directory.ledger, socket: directory.socket, baseURL: "https://example.org")
    options.surroundings = surroundings
    options.imageAfter = imageAfter
    if let failuresFree { options.failurePace = FailurePace(free: failuresFree) }
    return options
  }

  static func diagnostics(to sentences: Monitor<[String]>) -> Diagnostics {
    Diagnostics(
      write: { sentence in sentences.withLock { $0.append(sentence) } },
      incidentID: { "I\(sentences.withLock { $0.count } + 1)" })
  }
}

/// Long enough for the slowest machine; a test that waits for it fails.
var soon: Deadline { .after(.seconds(60)) }
