// From the bytes of a line to what it asks for. Both spellings of a request end here.
import JSONText

/// Reads request lines. Total: every line gives exactly one outcome, and none of them traps.
package enum RequestParser {
  package enum Outcome: Sendable {
    /// A blank line or a comment: no reply, but it ends a running tail.
    case ignored
    case request(Request)
    /// The line is wrong; the id is there if it could be read all the same.
    case failure(ReplyError, RequestID?)
    /// The first line of a connection speaks HTTP (R17).
    case http(HTTPRequestLine)
  }

  /// Reads one line, without its line feed. `isFirst` says that it is the connection's first, where HTTP is recognised.
  package static func parse(_ line: ArraySlice<UInt8>, isFirst: Bool = false) -> Outcome {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard line.count <= ProtocolLimits.lineBytes else { return .failure(.lineTooLong, nil) }
    guard let first = line.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") else { return .ignored }
    if isFirst, let request = HTTPRequestLine(line) { return .http(request) }
    if let fault = LineBytes.fault(in: line) { return .failure(fault.reply, nil) }
    var assembly = RequestAssembly()
    do {
      if first == UInt8(ascii: "{") {
        try ObjectRequest.read(line, into: &assembly)
      } else {
        try InlineRequest.read(line, into: &assembly)
      }
      return .request(try assembly.finish(lineLength: line.count))
    } catch {
      // An access key in a line that is wrong otherwise too: what matters is that it was sent like this.
      let isMisplaced = error.code != .line(.authMisplaced) && SecretShape.find(in: line) == .accessKey
      let fault = isMisplaced ? SecretShape.accessKey.misplaced(at: nil) : error
      let reply = assembly.ignored.map { fault.reply.inZulipForm(ignored: $0) } ?? fault.reply
      return .failure(reply, assembly.id)
    }
  }

  /// Reads one line, without its line feed.
  package static func parse(_ line: [UInt8], isFirst: Bool = false) -> Outcome {
    parse(line[...], isFirst: isFirst)
  }
}

enum LineBytes {
  /// The first byte that no request may have: it is not UTF-8, or a control character that should be escaped.
  static func fault(in line: ArraySlice<UInt8>) -> Fault? {
    // A tab is a control character too, and may stand in a line.
    let (hasControl, isASCII) = WordScan.classes(of: line.span)
    if hasControl, let index = line.firstIndex(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
      return .malformed(
        "a control character", hint: #"escape it: \u0007 in a JSON string; \n, \r or \t in $'…'"#,
        at: index - line.startIndex)
    }
    if isASCII { return nil }
    do {
      _ = try UTF8Span(validating: line.span)
      return nil
    } catch {
      return .malformed("not UTF-8", hint: "send text as UTF-8", at: error.byteOffsets.lowerBound)
    }
  }
}
