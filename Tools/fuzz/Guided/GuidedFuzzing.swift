// A target under libFuzzer, which keeps the inputs that take a branch that none before them took. Linked by Tools/fuzz/guided: a program
// of libFuzzer has the library's own `main`.
import Foundation
import FuzzTargets

/// What the environment says about this process; libFuzzer takes all of its arguments for its own.
private enum Guidance {
  static let targets = FuzzTarget.all(lines: SnapshotLines.some)
  static let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "list"
  static let target: FuzzTarget = {
    guard let target = targets.first(where: { $0.name == name }) else {
      end("FUZZ_TARGET names no target; list names them")
    }
    return target
  }()

  /// Set, the target's words and inputs go into this directory, and nothing is fed.
  static let seeds = ProcessInfo.processInfo.environment["FUZZ_SEEDS"]
  /// Set, the input in this file is printed as the kept inputs are, and nothing is fed.
  static let spelled = ProcessInfo.processInfo.environment["FUZZ_SPELL"]

  static func end(_ what: String) -> Never {
    FileHandle.standardError.write(Data("guided: \(what)\n".utf8))
    exit(1)
  }

  /// `words`, as libFuzzer reads a dictionary, and a file for each input to begin with.
  static func writeSeeds(to directory: String) throws {
    let place = URL(filePath: directory, directoryHint: .isDirectory)
    let inputs = place.appending(path: "inputs", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
    let words = target.words.map { "\"" + $0.map(escaped).joined() + "\"\n" }.joined()
    try Data(words.utf8).write(to: place.appending(path: "words"))
    for (number, input) in (target.examples + (try Corpus.inputs(of: target.name))).enumerated() {
      try Data(input).write(to: inputs.appending(path: "seed-\(number)"))
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let hexadecimal = String(byte, radix: 16)
    return "\\x" + (byte < 16 ? "0" : "") + hexadecimal
  }
}

/// Called by libFuzzer once, before the first input.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  do {
    if Guidance.name == "list" {
      print(Guidance.targets.map(\.name).joined(separator: "\n"))
      exit(0)
    }
    if let directory = Guidance.seeds {
      try Guidance.writeSeeds(to: directory)
      exit(0)
    }
    if let file = Guidance.spelled {
      print(InputText.line(Array(try Data(contentsOf: URL(filePath: file)))))
      exit(0)
    }
  } catch { Guidance.end("\(error)") }
  _ = Guidance.target
  return 0
}

/// Called by libFuzzer with each input; a finding ends the process as a crash does.
@_cdecl("LLVMFuzzerTestOneInput")
public func judge(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // The bytes are libFuzzer's, for the length of this call.
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  do throws(FuzzFinding) { _ = try Guidance.target.judge(input) } catch {
    FileHandle.standardError.write(Data("\(Guidance.target.name): \(error)\n".utf8))
    abort()
  }
  return 0
}
