"""Documents in: a file or a tree of minutes, agendas and reports, read and put into the book.

``tree`` finds the files, ``extracting`` reads their text once, ``parsing`` says what each is (its
``head``, the ``roll`` of those who were there, its ``numbered`` items), ``read_before`` keeps what was read
for the next run, ``gathering`` makes meetings of documents found apart,
``objects`` the book's objects of them, ``taking_in`` publishes these in batches and can be stopped
at any point. ``report`` says what was taken, what is doubtful, what was refused and why.
"""
