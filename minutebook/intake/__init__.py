"""Other systems into the book, one folder for each."""
