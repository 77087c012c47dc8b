"""The law of meetings as pure functions, each citing its source."""
