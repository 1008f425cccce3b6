// Every bound of a file of rows.

/// Bounds of what is read.
public enum FileLimits {
  /// Rows of one file, as many as a batch of the ledger has. Exactly this many are fine.
  public static let rows = 50_000

  /// Unknown columns that a fault names; a header of a thousand would fill the screen with nothing anybody reads.
  static let namedColumns = 20
}
