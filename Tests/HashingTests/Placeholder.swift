// Tests of Hashing.
