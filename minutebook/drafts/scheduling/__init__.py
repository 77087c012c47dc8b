"""The calendar of meetings: a year from rules, moves and cancellations, every deadline on one line."""
