// LineProtocol.
