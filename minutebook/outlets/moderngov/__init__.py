"""ModernGov's web service and pages over the book: whoever read a council there goes on as before.

``operations`` is the one table everything follows from (the WSDL, the help pages, the three bindings);
``bindings`` read a request and write an answer, ``answers`` make the element trees, ``markup`` holds the
value conventions, ``pages`` are the pages scrapers read, in their old mark-up.
"""
