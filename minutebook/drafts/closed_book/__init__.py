"""Who reads what is not public, the log of it, and what happens when an exemption lapses."""
