"""The source's criteria of network development."""
