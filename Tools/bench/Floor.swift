// The least a service can do, served by the product's own event loop and line server: what is above it is the service's own work.

import LocalSocket
import SystemCalls

/// Answers every line with `{"ok":{}}` until it is killed.
enum Floor {
  static func serve(at path: String) throws {
    let loop = try EventLoop()
    let farewell = Array("{\"err\":\"server.busy\"}\n".utf8)
    let server = try LineServer(
      Listener.bind(path: path, access: .owner), on: loop,
      farewells: LineServer.Farewells(busy: farewell, idle: farewell))
    let answer = Array("{\"ok\":{}}\n".utf8)
    try loop.run { ready in
      server.note(ready)
      while let event = server.nextEvent() {
        switch event {
        case .line(let id, _): server.send(answer, to: id)
        case .endOfInput(let id, _): server.finish(id)
        case .opened, .lineTooLong, .gone, .closed: break
        }
      }
      server.flush()
      return nil
    }
  }
}
