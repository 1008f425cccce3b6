// The way to a daemon that dies and comes again.
import JSONText
import LocalSocket
import SystemCalls

/// A connection that is made anew after it was lost. Belongs to one thread.
final class DaemonConnection {
  private final class Opened {
    var client: LineClient
    init(_ client: consuming LineClient) { self.client = client }
  }

  private let place: Place
  private let hasFailed: () -> Bool
  private var opened: Opened?

  /// - Parameter hasFailed: whether the run is over, so that nobody waits for a daemon that does not come.
  init(to place: Place, unless hasFailed: @escaping () -> Bool) {
    self.place = place
    self.hasFailed = hasFailed
  }

  /// Connects, unless it is connected, however long the daemon takes to come.
  func open() throws { _ = try connected() }

  /// Lets the connection go: the next use makes another.
  func drop() { opened = nil }

  func write(_ text: String) throws {
    try connected().client.write(Array(text.utf8), deadline: .after(.seconds(60)))
  }

  /// The next line of a reply. It is lost with the connection, so none is made for it.
  func read() throws -> JSONValue {
    guard let line = try opened?.client.readLine(deadline: .after(.seconds(60))) else {
      throw LineClientError.partialLine(place.socket)
    }
    return try JSONReader.value(of: line)
  }

  private func connected() throws -> Opened {
    if let opened { return opened }
    while true {
      if let client = try? LineClient.connect(to: place.socket, deadline: .after(.seconds(1))) {
        let opened = Opened(client)
        self.opened = opened
        return opened
      }
      if hasFailed() { throw KillFailure("the run is over") }
      sleepThread(milliseconds: 1)
    }
  }
}
