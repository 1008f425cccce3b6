// Texts as the bytes of a file.

/// The bytes of a text.
func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }
