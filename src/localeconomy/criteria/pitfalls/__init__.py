"""The four documented pitfalls; each criterion asks for the healthy answer."""
