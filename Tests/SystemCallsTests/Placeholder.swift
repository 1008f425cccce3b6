// Tests of SystemCalls.
