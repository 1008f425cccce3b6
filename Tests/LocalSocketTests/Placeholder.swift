// Tests of LocalSocket.
