// The processor's SHA-256 and CRC-32C instructions, and whether it has them. No logic: callers choose and pad.
#ifndef HASH_INSTRUCTIONS_H
#define HASH_INSTRUCTIONS_H

#include <stddef.h>
#include <stdint.h>

/// 1 when this processor has the SHA-256 instructions.
int clinux_has_sha256(void);
/// Compresses whole 64-byte blocks into the eight words of `state`. Call only when `clinux_has_sha256` says 1.
void clinux_sha256_blocks(void *state, const void *data, size_t blocks);

/// 1 when this processor has the CRC-32C instruction.
int clinux_has_crc32c(void);
/// Runs `length` bytes through the CRC register, without inverting it. Call only when `clinux_has_crc32c` says 1.
uint32_t clinux_crc32c(uint32_t crc, const void *data, size_t length);

#endif
