"""Accounts and what they are granted; members, what they answer, and who is told."""
