"""A return of every kind without a row: what a definition's steps can be read from."""

from __future__ import annotations

from minutebook.measures.returns import annex_a, cin_census, template
from minutebook.measures.returns.columns import TABLES
from minutebook.measures.returns.frames import empty
from minutebook.measures.returns.model import Return


def blank_return(year: int) -> Return:
    """All tables of all returns of the year that ends on 31 March ``year``, none with a row."""
    tables = {name: empty(name) for name in TABLES}
    tables |= {name: cin_census.empty(name) for name in cin_census.COLUMNS}
    tables |= {name: annex_a.empty(name) for name in annex_a.LISTS}
    tables |= {name: template.empty(name) for name in template.TEMPLATES}
    newest = {name: tables[name] for name in ("Header", "AD1")}
    return Return(year, tables, (), history=tables["Episodes"], newest=newest, first_year=year)
