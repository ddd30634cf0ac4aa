"""The setting that the network works in: context, outside the score."""
