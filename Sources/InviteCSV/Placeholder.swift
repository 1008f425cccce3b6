// InviteCSV.
