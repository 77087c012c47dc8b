"""Full-text search over a book: one local index that follows it, questions as people type them.

``follower`` writes the index, ``folder`` knows where it is, ``question`` reads what somebody typed,
``searching`` answers.
"""
