// Tests of InviteTokens.
