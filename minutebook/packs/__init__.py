"""Agenda packs and minutes as tagged PDF."""
