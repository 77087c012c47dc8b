"""Measurements: each room beside a peer that does the same work, in one run, as ratios."""
