// InviteLedgerClient.
