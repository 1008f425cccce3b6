// Hashing.
