// Tests of LedgerService.
