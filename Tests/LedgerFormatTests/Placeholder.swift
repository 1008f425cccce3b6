// Tests of LedgerFormat.
