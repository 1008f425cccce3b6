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
    var disclosure: [UInt8] = Array("[\"".utf8)
    disclosure.reserveCapacity(salt.count + valueText.count + path.utf8.count + 12)
    disclosure.append(contentsOf: salt)
    disclosure.append(contentsOf: "\",".utf8)
    JSONWriter.append(path, to: &disclosure)
    disclosure.append(UInt8(ascii: ","))
    disclosure.append(contentsOf: valueText)
    disclosure.append(UInt8(ascii: "]"))
    var encoded: [UInt8] = []
    encoded.reserveCapacity(disclosure.count * 4 / 3 + 2)
    Base64URL.append(disclosure, to: &encoded)
    return SHA256.hash(encoded)
  }
}
