"""What a dossier is made of. Every value that a document gives is `Cited`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cited:
    """A value with the numbers of the sources whose words support it; `more` further ones do too."""

    value: str
    sources: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document that support something, with the claims that they make."""

    claims: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the dossier cites, under its number, with the very words that it is cited for."""

    number: int
    document: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    words: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """Some of what the record has of one sort: `shown` of `total`."""

    total: int
    shown: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many entries of a kind, by status."""

    kind: str
    total: int
    occurred: int
    planned: int
    proposed: int
    denied: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The whole in figures. `claims` are those of all the entries; `first` and `last` are days of entries
    that are not planned, with what they were; `partners` are other parties, the most frequent first."""

    entries: int
    claims: int
    disputed: int
    kinds: tuple[KindCount, ...]
    years: tuple[tuple[int, int], ...]
    undated: int
    first: "Item | None"
    last: "Item | None"
    partners: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry. `when` is as precise as the sources are, and null where none gives a time: `reported` is the
    day of the first document. `independent` is how many sources there are once copies and outlets count
    once; `disputed` that they differ on a field."""

    entry: str
    kind: str
    form: str
    status: str
    stage: str
    parties: tuple[str, ...]
    what: Cited
    when: Cited | None
    reported: date | None
    place: Cited | None
    independent: int
    disputed: bool
    decision: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of an entry with its date, `undated` where no source gives one."""

    phase: str
    when: Cited


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text between the parties, with every stage that is on record."""

    item: Item
    title: Cited
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """A person or body that takes part, as the fullest claim has it."""

    name: str
    state: str | None
    office: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its level (of `levels.levels()`) and those present."""

    item: Item
    level: str
    present: tuple[Present, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings, with how many there are of each level in all, the highest first."""

    levels: tuple[tuple[str, int], ...]
    section: Section[Meeting]


@dataclass(frozen=True, slots=True)
class Transfer:
    """A deal: what was ordered, what came, what it is worth, how far it has come.

    `amount` and `currency` are `value` as numbers; `categories` are of the record format.
    """

    item: Item
    supplier: Cited
    recipient: Cited
    goods: tuple[Cited, ...]
    categories: tuple[str, ...]
    ordered: tuple[Cited, ...]
    delivered: tuple[Cited, ...]
    value: Cited | None
    amount: float | None
    currency: str | None
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Sums of ordered and delivered deals of a period or a category: `deals` in all, `priced` of them with
    a value, and the sum in each currency, none added to another."""

    label: str
    deals: int
    priced: int
    sums: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Transfers:
    """Deals, and totals of those ordered or delivered."""

    section: Section[Transfer]
    counted: Total
    by_period: tuple[Total, ...]
    by_category: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of a pledge: `fulfilled`, `partly`, `contradicted`, `open` (nothing on record) or
    `indefinite` (it names no act that could be looked for), and the events that bear on it."""

    verdict: str
    events: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was undertaken, and what came of it; null where that was not looked for."""

    item: Item
    pledge: Cited
    outcome: CameOf | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said; `item.what` is the words, in the speaker's own where `direct`."""

    item: Item
    speaker: Present | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who speaks or acts for a side: in how many of the entries looked at, and last on which day."""

    name: str
    state: str
    office: Cited | None
    level: str
    entries: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Speakers:
    """Persons of each side, found in the newest `looked_at` entries."""

    looked_at: int
    sides: tuple[tuple[str, tuple[Speaker, ...]], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values on which sources differ."""

    value: Cited
    best: bool
    independent: int
    corrected: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of an entry on which sources differ, the best value first."""

    entry: str
    what: str
    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """What lies ahead on a day: dated plans by date, then those lately reported without a date. `overdue`
    plans had a day before that one, and no report on record says that they took place."""

    as_of: date | None
    ahead: Section[Item]
    overdue: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """The record on one state, a dyad, several parties together, or an organisation with others.

    Read as a brief: figures, then sections, then the numbered sources that all of it rests on.
    """

    parties: tuple[str, ...]
    since: date | None
    until: date | None
    glance: Glance
    instruments: Section[Instrument]
    meetings: Meetings
    transfers: Transfers
    activities: Section[Item]
    programmes: Section[Item]
    commitments: Section[Commitment]
    relations: Section[Item]
    statements: Section[Statement]
    speakers: Speakers
    disagreements: Section[Disagreement]
    plans: Plans
    sources: tuple[Source, ...]

    @property
    def empty(self) -> bool:
        """Whether the record has nothing on the question."""
        return self.glance.entries == 0


def share(rows: Sequence[T], most: int | None) -> Sequence[T]:
    """The first `most` of them; all of them where that is null."""
    return rows if most is None else rows[:most]
