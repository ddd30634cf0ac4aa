"""Records as tables of text cells: what every format of rows and columns has in common."""
