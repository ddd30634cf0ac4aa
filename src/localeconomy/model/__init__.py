"""What is recorded of a local economy: kinds, records, tables, the network and its rules."""
