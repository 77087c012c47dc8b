"""Measures no national collection defines: each with an open, versioned definition of our own."""
