// The salted digest that stands in `data` for a personal value: the construction of RFC 9901.

package import Hashing
import JSONText

/// Digests of personal values.
package enum PersonalDigest {
  /// Bytes of a salt's text: 128 bits in base64url.
  package static let saltLength = 22
  /// Bytes of a digest's text: `~` and 256 bits in base64url.
  package static let textLength = 44

  /// SHA-256 of the ASCII bytes of base64url of `["SALT","NAME",VALUE]`, where the value is the JSON text that stands
  /// in the line.
  package static func digest(salt: ArraySlice<UInt8>, path: String, valueText: ArraySlice<UInt8>) -> Digest {
    var scratch = Scratch()
    return digest(salt: salt, path: path, valueText: valueText, &scratch)
  }

  /// Memory that is used again for the next digest.
  struct Scratch: Sendable {
    fileprivate var disclosure: [UInt8] = []
    fileprivate var encoded: [UInt8] = []
  }

  /// The same without a place on the heap of its own.
  static func digest(
    salt: ArraySlice<UInt8>, path: String, valueText: ArraySlice<UInt8>, _ scratch: inout Scratch
  ) -> Digest {
    write(salt: salt, path: path, valueText: valueText, to: &scratch.disclosure)
    scratch.encoded.removeAll(keepingCapacity: true)
    Base64URL.append(scratch.disclosure, to: &scratch.encoded)
    return SHA256.hash(scratch.encoded)
  }

  /// Whether a digest is spelled like this in a line, where each has one spelling.
  static func isSpelled(_ digest: Digest, as text: ArraySlice<UInt8>, _ scratch: inout Scratch) -> Bool {
    scratch.encoded.removeAll(keepingCapacity: true)
    scratch.encoded.append(UInt8(ascii: "~"))
    let bytes = digest.inline
    Base64URL.append(bytes.span, to: &scratch.encoded)
    return text == scratch.encoded[...]
  }

  private static func write(
    salt: ArraySlice<UInt8>, path: String, valueText: ArraySlice<UInt8>, to disclosure: inout [UInt8]
  ) {
    disclosure.removeAll(keepingCapacity: true)
    disclosure.append(run: "[\"")
    disclosure.append(run: salt.span)
    disclosure.append(run: "\",")
    JSONWriter.append(path, to: &disclosure)
    disclosure.append(UInt8(ascii: ","))
    disclosure.append(run: valueText.span)
    disclosure.append(UInt8(ascii: "]"))
  }
}
