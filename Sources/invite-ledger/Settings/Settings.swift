// Where settings come from, nearest first: flags, variables, ./.invite-ledger.conf, the user's file, the system's file.
import SystemCalls

/// What the environment and the files say; flags are looked at before.
struct Settings {
  private var values: [ClientSetting: SettingValue] = [:]
  /// The files that are read, nearest first, and whether they are there.
  private(set) var files: [(path: String, isThere: Bool)] = []

  /// Reads the environment and the files of this process. Asked for once, when the first setting is.
  static func read() throws -> Settings {
    var settings = Settings()
    for setting in ClientSetting.allCases {
      guard let text = ProcessFacts.environment(setting.variable) else { continue }
      if let fault = setting.fault(of: text) {
        throw ProgramFault("\(setting.variable) is none of its values", hint: fault)
      }
      settings.values[setting] = SettingValue(text: text, origin: setting.variable, distance: 0)
    }
    for path in paths { try settings.readFile(path) }
    return settings
  }

  /// Without HOME there is no user's file.
  private static var paths: [String] {
    let home = ProcessFacts.environment("HOME").map { $0 + "/.config" }
    let user = (ProcessFacts.environment("XDG_CONFIG_HOME") ?? home).map { $0 + "/invite-ledger/invite-ledger.conf" }
    return [".invite-ledger.conf", user, "/etc/invite-ledger.conf"].compactMap(\.self)
  }

  private mutating func readFile(_ path: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: try Descriptor.readingTrusted(path), named: path, limit: SettingFile.limit)
    } catch let error as SystemError where error.isMissingFile {
      return files.append((path, false))
    } catch let error as UntrustedFile {
      throw ProgramFault(
        "\(path) \(error.reason)", hint: "its settings are obeyed, so only you and root may write it",
        status: ExitStatus.badData)
    }
    files.append((path, true))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ProgramFault("\(path) is not UTF-8", status: ExitStatus.badData)
    }
    do throws(SettingFile.Fault) {
      for (name, value) in try SettingFile(text).values {
        guard let setting = ClientSetting(rawValue: name), values[setting] == nil else { continue }
        values[setting] = SettingValue(text: value.text, origin: "\(path):\(value.line)", distance: files.count)
      }
    } catch {
      throw ProgramFault("\(path):\(error.line): \(error.message)", hint: error.hint, status: ExitStatus.badData)
    }
  }

  subscript(setting: ClientSetting) -> SettingValue? { values[setting] }

  /// Read once a process, because the environment and the files are the process's.
  private static let ofProcess = Result { try read() }

  static func current() throws -> Settings { try ofProcess.get() }
}

extension Arguments {
  /// The value of a setting: the flag's, else what the environment and the files say.
  func setting(_ setting: ClientSetting) throws -> String? {
    try value(setting.flag) ?? Settings.current()[setting]?.text
  }

  /// Whether a setting that is yes or no is yes.
  func isSet(_ setting: ClientSetting) throws -> Bool {
    try has(setting.flag) || Settings.current()[setting]?.text == "true"
  }
}
