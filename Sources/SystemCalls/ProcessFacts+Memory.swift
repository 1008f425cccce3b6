// What becomes of memory that is free again.

internal import CLinux

extension ProcessFacts {
  /// Keeps up to so many bytes of free memory at the end of a heap, instead of giving back whatever is free there.
  ///
  /// A service frees what one turn needed and needs as much in the next: given back and taken again, every page of it is
  /// cleared by the kernel once a turn. Blocks of `apart` bytes and more have mappings of their own, which are given back
  /// as soon as they are free. To be called before there are other threads.
  package static func keepFreeMemory(upTo bytes: Int, blocksApartFrom apart: Int) {
    clinux_keep_free_memory(Int32(clamping: bytes), Int32(clamping: apart))
  }
}
