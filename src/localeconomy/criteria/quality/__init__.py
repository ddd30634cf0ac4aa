"""The qualities of good network work."""
