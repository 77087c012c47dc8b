"""A folder of captured answers, pages and files as a source: each recognised by what it holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.page import NotAPage
from minutebook.intake.moderngov.pages import page
from minutebook.intake.moderngov.service import NotAnAnswer, answer, is_page
from minutebook.intake.moderngov.source import Answer, Fetched

SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
LARGEST = 400_000_000  # bytes of one file
_NUMBERED = re.compile(r"(?i)(?:^|[_s/-])(?:attachment_?|s|b)?(\d{3,9})(?=\D|$)")
_OPERATION = re.compile(
    r"(?i)^(?:(?P<welsh>W|cy)[_-])?(?P<operation>Get[A-Za-z]+|CheckComms)(?:[_-](?P<id>\d+))?"
)
_WELSH = re.compile(r"(?i)(?:^|/)(?:cy|welsh|cymraeg|mgWebServiceW(?:\.asmx)?)/")
_WARD = re.compile(r"(?i)GetCouncillorsByWardId")


class Folder:
    """The files under ``root``: looked at once, to know what each is, and given when they are asked for."""

    def __init__(self, root: Path, base: str = "") -> None:
        self.root, self.base = root, base.rstrip("/")
        self.whole = False
        self.gives_files = False
        self.complaints: list[tuple[str, str]] = []
        self.first: list[Path] = []
        self.listing: list[Path] = []
        self.rest: list[Path] = []
        self.of_meeting: dict[int, list[Path]] = defaultdict(list)
        self.of_item: dict[int, list[Path]] = defaultdict(list)
        self.files: dict[str, Path] = {}
        self.used: set[str] = set()
        self._look()

    def _look(self) -> None:
        for path in self._paths():
            try:
                if path.stat().st_size > LARGEST:
                    self._complain(path, "is larger than any document of a meeting")
                    continue
                with path.open("rb") as file:
                    start = file.read(4000)
                if start.startswith(SIGNATURES):
                    self.files[path.relative_to(self._top()).as_posix()] = path
                else:
                    self._sort(path, path.read_bytes())
            except OSError as error:
                self._complain(path, f"cannot be read ({error.strerror})")

    def _paths(self) -> list[Path]:
        if self.root.is_file():
            return [self.root]
        found = (path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink())
        return sorted(path for path in found if not path.name.startswith((".", "~", "README")))

    def _top(self) -> Path:
        return self.root if self.root.is_dir() else self.root.parent

    def _complain(self, path: Path, why: str) -> None:
        self.complaints.append((self._name(path), why))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._top()).as_posix()

    def _sort(self, path: Path, data: bytes) -> None:
        """What a file is of, by what it holds: looked at here, taken into account when it is given."""
        try:
            found = self._facts(path, data)
        except (NotAnAnswer, NotAPage) as why:
            self._complain(path, str(why))
            return
        self.base = self.base or found.base.rstrip("/")
        if found.meetings:
            for one in found.meetings:
                self.of_meeting[one.id].append(path)
        elif found.votes or found.items:
            for number in {*(item for item, _ in found.votes), *(item.id for item in found.items)}:
                self.of_item[number].append(path)
        elif found.decisions or found.documents or found.issues:
            self.rest.append(path)
        elif found.lines or any(one.seats is not None or one.purpose for one in found.committees):
            self.listing.append(path)
        else:
            self.first.append(path)

    def _facts(self, path: Path, data: bytes) -> facts.Facts:
        if is_page(data) and not _OPERATION.match(path.name):
            return page(data, Account(), self._address(path))
        return answer(data, Account(), language=self._language(path))

    def _language(self, path: Path) -> str:
        named = _OPERATION.match(path.name)
        welsh = (named is not None and named["welsh"]) or _WELSH.search(self._name(path))
        return "cy" if welsh else "en"

    def _address(self, path: Path) -> str:
        """The address a saved page had, where its name is one (``ieListDocuments.aspx?MId=7``)."""
        if found := re.match(r"(?i)((?:mg|ie|ec)\w+\.aspx)[?@_](.*?)(?:\.html?)?$", path.name):
            return f"{self.base}/{found[1]}?{found[2]}"
        if found := re.match(r"(?i)((?:mg|ie)[A-Za-z]+)_(\d+)\.html?$", path.name):
            name = {"ielistdocuments": "MId", "mguserinfo": "UID", "mglistplanitems": "PlanId"}
            name |= {"mgissuehistoryhome": "IId", "ieissuedetails": "IId", "ielistmeetings": "CId"}
            parameter = name.get(found[1].lower(), "ID")
            return f"{self.base}/{found[1]}.aspx?{parameter}={found[2]}"
        return ""

    def _give(self, path: Path) -> Answer:
        return Answer(self._name(path), path.read_bytes(), self._address(path), self._language(path))

    # -- what an import asks, in its order

    def open(self) -> None:
        """Nothing to open."""

    def names(self) -> Iterator[Answer]:
        """Committees and members; lists of single wards last, since they only add the wards' numbers."""
        yield from map(self._give, sorted(self.first, key=lambda path: bool(_WARD.match(path.name))))

    def people(self, members: Iterable[int]) -> Iterator[Answer]:
        """Members' pages come with the names."""
        return iter(())

    def lists(self, committees: Iterable[int]) -> Iterator[Answer]:
        """Lists of meetings, pages of committees."""
        yield from map(self._give, self.listing)

    def numbers(self, listed: Sequence[int]) -> list[int]:
        """The listed meetings, then those of which there is an answer or a page and no list."""
        return list(dict.fromkeys((*listed, *sorted(self.of_meeting))))

    def meeting(self, number: int) -> list[Answer] | None:
        """All there is of a meeting."""
        return [self._give(path) for path in self.of_meeting.get(number, [])]

    def more(self, number: int, items: Sequence[facts.Item]) -> Iterator[Answer]:
        """Pages of single items and of recorded votes."""
        paths = dict.fromkeys(path for item in items for path in self.of_item.get(item.id, ()))
        yield from map(self._give, paths)

    def registers(self) -> Iterator[Answer]:
        """Decisions, plans, issues, attachments."""
        yield from map(self._give, self.rest)

    def follow(self, links: Iterable[str]) -> Iterator[Answer]:
        """A folder holds what it holds."""
        return iter(())

    def issue(self, number: int) -> Answer | None:
        """Issues come with the registers."""
        return None

    def document(self, linked: facts.Linked) -> Fetched | None:
        """A file of the folder that bears the document's number, or its name at the site."""
        if linked.restricted or linked.is_link:
            return None
        for name, path in self.files.items():
            numbers = {int(n) for n in _NUMBERED.findall(name)}
            if linked.id in numbers or (linked.name and path.name.casefold() == linked.name.casefold()):
                self.used.add(name)
                return Fetched(path.read_bytes(), linked.name or path.name)
        return None

    def portrait(self, path: str) -> Fetched | None:
        """A picture under its path at the site."""
        found = self.files.get(path)
        if found is None:
            return None
        self.used.add(path)
        return Fetched(found.read_bytes(), f"{path.split('/')[-2]}.jpg", "image/jpeg")

    def done(self, answers: Sequence[Answer]) -> None:
        """Nothing to note: what is in the book is told by the book."""

    def forget(self, meetings: Sequence[int]) -> None:
        """Nothing to forget."""

    def refused(self) -> list[tuple[str, str]]:
        """Files that are nothing known, and files of which nothing tells what they belong to."""
        loose = [
            (name, "is a file that no answer or page here links to: name it by its number (s65461.pdf)")
            for name in self.files
            if name not in self.used
        ]
        return [*self.complaints, *loose]

    def close(self, *, ended: bool) -> None:
        """Nothing to close."""
