"""Working copies of the book's objects, the people who work on them, and the way into the two books."""
