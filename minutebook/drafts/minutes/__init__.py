"""Minutes after the meeting: completed, published as draft, approved, signed, followed on."""
