"""What a pack says of itself: its XMP packet, and page labels that print what is stamped."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import minutebook
from minutebook.packs.numbers import runs
from minutebook.packs.write import text


def metadata(title: str, lang: str, author: str, *, ua: bool) -> bytes:
    """XMP with title, language and author; ``ua`` claims PDF/UA-1."""
    claim = "<pdfuaid:part>1</pdfuaid:part>" if ua else ""
    by = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag></dc:language>"
        f"{by}{claim}<pdf:Producer>Minutebook {minutebook.__version__}</pdf:Producer>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def page_labels(labels: Sequence[str]) -> bytes:
    """Page labels that print exactly what is stamped."""
    rows = []
    for run in runs(labels):
        prefix = b" /P " + text(run.prefix) if run.prefix else b""
        style = b"/S /D /St %d" % run.first if run.first else b""
        rows.append(b"%d <<%b%b>>" % (run.at, style, prefix))
    return b"[" + b" ".join(rows) + b"]"
