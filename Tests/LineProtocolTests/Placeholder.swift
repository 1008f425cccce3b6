// Tests of LineProtocol.
