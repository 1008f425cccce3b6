// SystemCalls.
