"""What the executive decides: the forward plan and its notices, records of decisions, their gate, call-in."""
