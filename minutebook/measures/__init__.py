"""Indicators from returns, process limits, disclosure control."""
