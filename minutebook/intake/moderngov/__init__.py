"""A council's ModernGov into the book: its web service first, its pages where the service has nothing.

A source (a site, or a folder of what one answered) gives answers; ``service`` and ``pages`` read them into
facts and account for every element; ``objects`` makes the book's objects, ``taking_in`` publishes what is
new.
"""
