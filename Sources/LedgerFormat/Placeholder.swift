// LedgerFormat.
