"""The reading of inspection reports: text in, dates, judgements and findings out. No Django.

>>> from minutebook.assurance.report_reading import read_report
"""

from __future__ import annotations

from minutebook.assurance.report_reading.reader import READER, Found, Grade, Report, read_report

__all__ = ["READER", "Found", "Grade", "Report", "read_report"]
