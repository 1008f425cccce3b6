// The doctor looks at the files of a ledger. Nothing is changed and no lock is taken.
import EventLog
import LedgerFormat
import SystemCalls

struct DirectoryExamination {
  let path: String
  /// How the directory is called in the report.
  let name: String
  /// Read the whole log however long it is.
  let isThorough: Bool

  /// A longer log takes more than some seconds.
  private static let bytesReadUnasked: UInt64 = 256 << 20
  /// Below this the service takes nothing but what is urgent before long.
  private static let scarceBytes: UInt64 = 64 << 20

  func findings() -> [Finding] {
    let facts: PathFacts?
    do { facts = try PathFacts.of(path) } catch {
      return [.bad("directory", "\(name) cannot be looked at: \(error.reason)", remedy: "name another with --dir")]
    }
    guard let facts else {
      return [.bad("directory", "\(name) is not there", remedy: "invite-ledger serve --dir \(name) makes it")]
    }
    let directory: Directory
    do {
      guard facts.isDirectory else {
        return [.bad("directory", "\(name) is no directory", remedy: "name another with --dir")]
      }
      directory = try Directory(path: path, trust: .ownOnly)
    } catch {
      return [
        .bad(
          "directory",
          "\(name) is not private to this user (uid \(facts.ownerUID), mode \(String(facts.mode, radix: 8)))",
          remedy: "run as the user of the service, or chmod 700 \(name)")
      ]
    }
    var found = [Finding.good("directory", "\(name) belongs to this user alone")]
    found += disk()
    do { found += files(in: directory, try directory.names()) } catch {
      found.append(.bad("directory", "\(name) cannot be read: \(error.reason)", remedy: "look at the disk: dmesg"))
    }
    return found
  }

  private func disk() -> [Finding] {
    do {
      let facts = try FileSystemFacts.of(path)
      if facts.isReadOnly {
        return [.bad("disk", "the file system is read-only", remedy: "mount it for writing, or look at dmesg for why")]
      }
      let free = "\(facts.freeBytes >> 20) MiB free"
      guard facts.freeBytes < Self.scarceBytes else { return [.good("disk", free)] }
      return [.bad("disk", free, remedy: "free some space; a service that found it full goes on by itself")]
    } catch {
      return [.bad("disk", "it cannot be asked: \(error.reason)", remedy: "look at dmesg")]
    }
  }

  private func files(in directory: Directory, _ names: [String]) -> [Finding] {
    guard !names.isEmpty else {
      return [.note("log", "the directory is empty: no ledger yet", remedy: "invite-ledger serve --dir \(name)")]
    }
    guard names.contains("head") else {
      return [
        .bad(
          "log", "there is no head, so what is here is no whole ledger",
          remedy: "restore the missing files from a backup, or begin in an empty directory")
      ]
    }
    var found: [Finding] = []
    for name in names where !Self.mayBeOthers.contains(name) {
      do { _ = try directory.open(name, .read) } catch {
        if (try? PathFacts.of("\(path)/\(name)"))??.isDirectory == true { continue }
        found.append(
          .bad(
            "files", "\(name) cannot be opened: \(Self.reason(error))",
            remedy: "chown it to the user of the service and chmod 600"))
      }
    }
    if !names.contains("key") {
      found.append(
        .bad(
          "key file", "it is missing, and without it no issued token works",
          remedy: "restore the file key from the backup of this ledger"))
    } else if found.isEmpty {
      found.append(.good("files", "head, key file and log can be opened"))
    }
    return found + log(in: directory, names) + quarantine(names)
  }

  /// A socket is no file to be opened.
  private static let mayBeOthers: Set = ["socket", "quarantine"]

  /// What the kernel says, and which rights are wrong.
  private static func reason(_ error: SystemError) -> String {
    guard let start = error.target.firstIndex(of: "(") else { return error.reason }
    return String(error.target[start...].dropFirst().dropLast())
  }

  private func log(in directory: Directory, _ names: [String]) -> [Finding] {
    let segments = names.filter { $0.hasPrefix("events-") }
    var bytes: UInt64 = 0
    for name in segments { bytes += (try? directory.open(name, .read).size()) ?? 0 }
    guard isThorough || bytes <= Self.bytesReadUnasked else {
      return [
        .note("log", "\(bytes >> 20) MiB in \(segments.count) files, not read", remedy: "invite-ledger doctor --full")
      ]
    }
    do throws(LogError) {
      let log = try LogVerifier.verify(directory, isKnown: LineDecoder.isKnown)
      var found = [
        Finding.good(
          "log", "\(log.segments.reduce(0) { $0 + $1.lines }) lines in \(log.segments.count) files are in order")
      ]
      if let tail = log.tail {
        found.append(
          .note("log", "\(tail.bytes) bytes at its end were never acknowledged; the next start puts them aside"))
      }
      return found
    } catch {
      return [
        .bad(
          "log", Self.text(of: error), remedy: "stop the service, copy the directory, and restore the log from a backup"
        )
      ]
    }
  }

  /// Names of files and places of bytes; never what stands in them.
  private static func text(of error: LogError) -> String {
    if case .system(let error) = error { return "\(error.call): \(error.reason)" }
    return error.description
  }

  private func quarantine(_ names: [String]) -> [Finding] {
    guard names.contains("quarantine"), let inside = try? Directory(path: path + "/quarantine", trust: .anyone),
      let kept = try? inside.names().filter({ $0 != "log.ndjson" }), !kept.isEmpty
    else { return [] }
    return [
      .note(
        "quarantine",
        "\(kept.count) pieces were cut from the end of the log at a start; nothing acknowledged was in them",
        remedy: "\(name)/quarantine/log.ndjson says when and why")
    ]
  }
}
