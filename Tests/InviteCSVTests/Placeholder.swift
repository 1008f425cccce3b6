// Tests of InviteCSV.
