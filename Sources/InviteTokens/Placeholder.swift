// InviteTokens.
