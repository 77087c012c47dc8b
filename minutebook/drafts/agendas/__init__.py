"""From an empty agenda to a published one: items, notices, late items, the gate and its scan."""
