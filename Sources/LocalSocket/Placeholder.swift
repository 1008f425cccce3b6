// LocalSocket.
