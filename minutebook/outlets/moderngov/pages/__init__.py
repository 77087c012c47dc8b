"""The pages scrapers read, in the old system's mark-up: what each of them shows.

``table`` names them; a page is a function of the source and of what is asked for, and gives the words,
numbers and relative addresses its template sets, or nothing where there is no such thing.
"""
