// A line for somebody who may not see what belongs to a person.

package import InviteLedger

extension DecodedLine {
  /// The line without its section of personal values, and its record as if every one of them had been erased. The digests
  /// stay, as they do after an erasure, and the sum is that of the whole line.
  package func bare() throws(FormatError) -> (bytes: [UInt8], record: Record) {
    guard let personal else { return (bytes, record) }
    var erased = bytes
    let entries = personal.lowerBound + PersonalReader.keyLength..<personal.upperBound - 1
    for index in entries { erased[index] = UInt8(ascii: " ") }
    let record = try LineDecoder.decode(erased).record
    return (Array(bytes[..<personal.lowerBound] + bytes[personal.upperBound...]), record)
  }
}
