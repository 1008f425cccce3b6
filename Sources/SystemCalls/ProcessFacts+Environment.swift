// What this process was started with.

internal import Glibc

extension ProcessFacts {
  /// A variable of the environment; nil when it is not set, and when it is set to nothing.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

extension ProcessFacts {
  /// Ends the process. Nothing waits to be written: the standard streams have no buffers here.
  package static func end(with status: Int32) -> Never { exit(status) }
}
