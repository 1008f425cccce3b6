// What a person sets once instead of typing it each time.

/// A setting of the program. A flag says it for one call, a variable for a shell, a file for a directory, a user or a machine.
enum ClientSetting: String, CaseIterable {
  case socket
  case dir
  case keyFile = "key_file"
  case actAs = "as"
  case output
  case color
  case pager
  case utc
  case segmentSize = "segment_size"
  case imageAfter = "image_after"

  /// The flag that says the same.
  var flag: String {
    switch self {
    case .socket: "--socket"
    case .dir: "--dir"
    case .keyFile: "--key"
    case .actAs: "--as"
    case .output: "-o"
    case .color: "--color"
    case .pager: "--pager"
    case .utc: "--utc"
    case .segmentSize: "--segment-size"
    case .imageAfter: "--image-after"
    }
  }

  /// The variable that says the same.
  var variable: String { "INVITE_LEDGER_" + rawValue.uppercased() }

  /// One line without a full stop.
  var summary: String {
    switch self {
    case .socket: "the service's socket"
    case .dir: "the ledger's directory; its socket is DIR/socket"
    case .keyFile: "the file whose first line is the access key to show"
    case .actAs: "the account to act for"
    case .output: "how rows leave the program: " + OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
    case .color: "auto, always or never"
    case .pager: "the command that shows long output; cat for none"
    case .utc: "true: times as they are, in UTC, and not as distances from now"
    case .segmentSize: "serve: " + SegmentSize.form
    case .imageAfter: "serve: " + ImageAfter.form
    }
  }

  /// Why a text is no value of this setting; nil when it is one.
  func fault(of text: String) -> String? {
    switch self {
    case .output: OutputFormat(rawValue: text) == nil ? summary : nil
    case .color: ColorChoice(rawValue: text) == nil ? summary : nil
    case .segmentSize: SegmentSize.bytes(text) == nil ? SegmentSize.form : nil
    case .imageAfter: ImageAfter.events(text) == nil ? ImageAfter.form : nil
    case .utc: text == "true" || text == "false" ? nil : "true or false"
    case .socket, .dir, .keyFile, .actAs, .pager: nil
    }
  }
}

/// A value and where it was said.
struct SettingValue: Hashable {
  var text: String
  /// `INVITE_LEDGER_SOCKET`, or `FILE:LINE`.
  var origin: String
  /// How far from the call it was said: 0 in a variable, 1 in the nearest file, and so on.
  var distance: Int
}
