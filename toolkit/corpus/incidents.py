"""Incidents: one act that several articles, or several lines of one, tell; each with its own account of it.

Two reports are of one act where they name the same kind of act about the same day, no place of the one lies far from
the places of the other, and enough of this speaks for it: the same place, the same parties, the same rare words.
All reports of one act must allow one day for it, and most of them places near each other: else each would be like the
next, and a month of war one incident. Nothing is merged: an incident is only a number that its events share, and their
accounts may differ in everything else.

The events pass by in the order of their days; what lies weeks back is forgotten, and what was found goes to the
database, which puts on the disk what its memory has no room for. So time grows with the number of events, and memory
with how many incidents there are in a fortnight, up to a limit.
"""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.corpus.rows import BATCH, Rows, streamed, stretches
from toolkit.language.folding import skeleton

if TYPE_CHECKING:
    import duckdb
    import pyarrow

PLACE, PARTY, OTHER_SOURCE, WORDING, ENOUGH = 1.5, 0.75, -0.6, 4.0, 2.75
"""What speaks for one act: the same place, each party in common, another source (against it), the same wording times
how much of it is the same; and how much is enough. Fitted to 147 pairs judged by hand."""
WORDS, OTHER_SPEAKER = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")), -2.0
"""Acts of words, and what speaks against one of them where two speak: each of them has said it."""
ENOUGH_WORDS = 4
"""Words in common below which the wording says less: one verb alone is the same in many accounts."""
OTHER_TIME, VAGUE = -1.0, timedelta(days=7)
"""What speaks against it where the one is of a day and the other of some day in a month: windows so different."""
BEFORE = timedelta(days=2)
"""An act without a date took place at most so long before the article was published."""
SLACK = timedelta(days=1)
"""Days that two accounts may differ by: papers write of yesterday and of today."""
SAME_PLACE_KM, SAME_PROVINCE_KM, FAR_KM = 30.0, 120.0, 60.0
WIDE = frozenset(("country",))
PROVINCES = frozenset(("governorate", "region"))
RARE = 0.01
"""A word in a larger share of all events does not bring two of them together."""
KEPT = 40
"""Accounts of one incident that a further one is compared with; one that says what another says is not kept."""
ASTRAY = 0.34
"""Largest share of an incident's places that may lie far from those of a further account."""
LATEST = 60
"""Incidents with a word or place in common that an event is compared with, the latest first."""
MOST = 30
"""Incidents that an event is compared with in full."""
FORGOTTEN = timedelta(days=14)
KNOWN = 40_000
"""Incidents that are remembered; of more than these, the half that was told last."""
BUCKETS = 1 << 21
"""Words are counted by a hash of this size, so that no corpus has more words than there is room for."""
REMEMBERED = 100_000
"""Pairs of places whose distance is remembered."""

_WORD = re.compile("[\u0621-\u064a0-9]+")
_CLITICS = re.compile("^(?:و?ال|لل|بال|[وبل](?=...))")

SORTED = 100_000
"""Events that are put in order at once."""

_DAYS = """
SELECT coalesce(e.first_day, a.published - 2) AS day, count(*) FROM events e JOIN articles a USING (number)
WHERE e.status IN ('occurred', 'ongoing') AND day IS NOT NULL GROUP BY day ORDER BY day
"""
_EVENTS = """
SELECT e.number, e.id, e.type, e.source, e.target, e.places, e.evidence, e.first_day, e.last_day, a.published
FROM events e JOIN articles a USING (number)
WHERE e.status IN ('occurred', 'ongoing') AND coalesce(e.first_day, a.published - 2) BETWEEN ? AND ?
ORDER BY coalesce(e.first_day, a.published - 2), e.number, e.trigger_start, e.id
"""


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one article tells it, with what it is compared by."""

    number: int
    event: str
    type: str
    first: date
    last: date
    source: frozenset[str]
    target: frozenset[str]
    places: tuple[str, ...]
    words: frozenset[int]
    norm: float

    @property
    def told(self) -> tuple[object, ...]:
        """What two accounts have in common that say the same."""
        return self.first, self.last, self.source, self.target, self.places, self.words


@dataclass(frozen=True, slots=True)
class Incident:
    """Accounts of one act, as far as they differ, and the days that all of them allow.

    A further account must be like one of them, but fit the days of all and most of the places.
    """

    accounts: tuple[Account, ...]
    first: date
    last: date
    places: Mapping[tuple[str, ...], int]
    """How many accounts name which places."""

    @classmethod
    def of(cls, account: Account) -> Incident:
        """An incident that one account tells."""
        return cls(
            (account,), account.first - SLACK, account.last + SLACK, {account.places: 1} if account.places else {}
        )

    def joined_with(self, other: Incident) -> Incident:
        """Both as one."""
        known = {account.told: account for account in (*self.accounts, *other.accounts)}
        places = Counter(self.places)
        places.update(other.places)
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Incident(tuple(known.values())[-KEPT:], first, last, places)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of places and words in the whole corpus."""

    points: dict[str, tuple[float, float]]
    kinds: dict[str, str]
    weights: array[float]
    """Squared rarity of each word, by its hash."""
    common: float
    """Weight below which a word is too common to bring two events together."""
    compared: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = field(default_factory=dict)
    """Places that were compared already."""

    def agree(self, some: tuple[str, ...], others: tuple[str, ...]) -> float:
        """1 for the same place, half for a town and its province, 0 where it is not known, -1 far apart."""
        known = self.compared.get((some, others))
        if known is None:
            if len(self.compared) > REMEMBERED:
                self.compared.clear()
            known = self.compared[some, others] = self._agreement(some, others)
        return known

    def _agreement(self, some: tuple[str, ...], others: tuple[str, ...]) -> float:
        if not set(some).isdisjoint(others):
            return 1.0
        nearest = min(
            ((self.distance(a, b), self.kinds.get(a) in PROVINCES or self.kinds.get(b) in PROVINCES)
             for a in some if a in self.points for b in others if b in self.points),
            default=None,
        )  # fmt: skip
        if nearest is None:
            return 0.0
        apart, wide = nearest
        if apart <= SAME_PLACE_KM:
            return 1.0
        return 0.5 if wide and apart <= SAME_PROVINCE_KM else -1.0 if apart > FAR_KM else 0.0

    def distance(self, a: str, b: str) -> float:
        """Kilometres between two places, near enough for a few hundred of them."""
        (north, east), (other_north, other_east) = self.points[a], self.points[b]
        return 111.2 * math.hypot(north - other_north, (east - other_east) * math.cos(math.radians(north)))

    def alike(self, one: Account, other: Account) -> float:
        """How much of the wording two accounts share, rare words counting more; 0 to 1."""
        shared = one.words & other.words
        if not shared:
            return 0.0
        # fsum: the same to the last digit in whatever order a set gives its words.
        alike = math.fsum([self.weights[word] for word in shared]) / (one.norm * other.norm)
        return alike * min(1.0, len(shared) / ENOUGH_WORDS)

    def points_for(self, one: Account, other: Account) -> float:
        """How much speaks for two accounts being of one act; below zero where it cannot be."""
        if max(other.first - one.last, one.first - other.last) > SLACK:
            return -1.0
        place = self.agree(one.places, other.places)
        if place < 0:
            return -1.0
        source = not one.source.isdisjoint(other.source)
        target = not one.target.isdisjoint(other.target)
        differ = bool(one.source and other.source) and not source
        other_source = OTHER_SPEAKER if one.type in WORDS else OTHER_SOURCE
        known = PLACE * place + PARTY * (source + target) + other_source * differ
        if abs((one.last - one.first) - (other.last - other.first)) > VAGUE:
            known += OTHER_TIME
        return known + WORDING * self.alike(one, other)

    def best(self, one: Account, incident: Incident) -> float:
        """How much speaks for an account being of an incident: the most that any of its accounts says."""
        return max(self.points_for(one, other) for other in incident.accounts)

    def compatible(self, one: Incident, other: Incident) -> bool:
        """Whether nothing in the days and places of two incidents speaks against their being one."""
        if max(one.first, other.first) > min(one.last, other.last):
            return False
        pairs = [(self.agree(some, more), n * m) for some, n in one.places.items() for more, m in other.places.items()]
        return sum(n for known, n in pairs if known < 0) <= ASTRAY * sum(n for _, n in pairs)


def words_of(evidence: str) -> frozenset[str]:
    """The words of a stretch of text, folded and without their commonest clitics.

    >>> sorted(words_of("قصفت الطائرات مواقع بالمدينة"))
    ['طايرات', 'قصفت', 'مدينه', 'مواقع']
    """
    known = (_CLITICS.sub("", word) for word in _WORD.findall(skeleton(evidence)))
    return frozenset(word for word in known if len(word) > 2 or word.isdigit())


def find_incidents(connection: duckdb.DuckDBPyConnection) -> pyarrow.RecordBatchReader:
    """The incident of each event that took place: columns ``incident``, ``number`` (of the article), ``event``.

    Incidents count from 0 in the order of their first accounts' days.
    """
    ground = _ground(connection)
    found = Rows(connection, "found", "incident BIGINT, number BIGINT, event VARCHAR")
    merged = Rows(connection, "merged", "incident BIGINT, root BIGINT")
    known: dict[int, Incident] = {}
    near: dict[tuple[str, str | int], deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    root: dict[int, int] = {}
    count, swept = 0, date.min
    for account in _accounts(connection, ground):
        keys = [(account.type, key) for key in _keys(account, ground)]
        likely = _likeliest(Counter(_root(root, one) for key in keys if key in near for one in near[key]), known)
        told, joined = Incident.of(account), list[int]()
        scored = sorted(
            (-ground.best(account, known[one]), one) for one in likely if ground.compatible(told, known[one])
        )
        for against, one in scored:
            if -against >= ENOUGH and ground.compatible(told, known[one]):
                told = known.pop(one).joined_with(told)
                joined.append(one)
        incident = min(joined, default=count)
        count += not joined
        root.update((one, incident) for one in joined if one != incident)
        known[incident] = told
        for key in keys:
            if incident in near[key]:
                near[key].remove(incident)
            near[key].append(incident)
        found.add(incident, account.number, account.event)
        if account.first - swept > FORGOTTEN or len(known) > KNOWN:
            swept = account.first
            late = [one for one, some in known.items() if some.last >= swept - FORGOTTEN]
            known = {one: known[one] for one in (late[-KNOWN // 2 :] if len(late) > KNOWN // 2 else late)}
            for one in [one for one in root if _root(root, one) not in known]:
                merged.add(one, _root(root, one))
            root = {one: above for one, above in root.items() if _root(root, one) in known}
            for key, some in list(near.items()):
                if here := [one for one in some if _root(root, one) in known]:
                    near[key] = deque(here, LATEST)
                else:
                    del near[key]
    for one in root:
        merged.add(one, _root(root, one))
    found.end()
    merged.end()
    return connection.sql(
        "SELECT coalesce(m.root, f.incident) AS incident, number, event"
        " FROM found f LEFT JOIN merged m USING (incident) ORDER BY ALL"
    ).to_arrow_reader(BATCH)


def _likeliest(shared: Counter[int], known: Mapping[int, Incident]) -> list[int]:
    """The incidents that have most places and rare words in common with an event."""
    ordered = sorted((one for one in shared if one in known), key=lambda one: (-shared[one], -one))
    return ordered[:MOST]


def _keys(account: Account, ground: Ground) -> Iterator[str | int]:
    """What brings an event together with others: its places and its rare words."""
    yield from account.places
    for word in sorted(account.words):
        if ground.weights[word] >= ground.common:
            yield word


def _ground(connection: duckdb.DuckDBPyConnection) -> Ground:
    places = connection.execute(
        "SELECT id, arg_min(kind, number), arg_min(latitude, number), arg_min(longitude, number)"
        " FROM places GROUP BY id"
    ).fetchall()
    events, counts = 0, array("L", bytes(array("L").itemsize * BUCKETS))
    for (evidence,) in streamed(connection, "SELECT evidence FROM events WHERE status IN ('occurred', 'ongoing')"):
        events += 1
        for word in _hashed(evidence):
            counts[word] += 1
    weights = array("d", (math.log((events + 1) / max(count, 1)) ** 2 for count in counts))
    return Ground(
        {one: (north, east) for one, _, north, east in places if north is not None and east is not None},
        {one: kind for one, kind, _, _ in places},
        weights,
        math.log(1 / max(RARE, 3 / max(events, 3))) ** 2,
    )


def _accounts(connection: duckdb.DuckDBPyConnection, ground: Ground) -> Iterator[Account]:
    for stretch in stretches(connection, _DAYS, SORTED):
        for number, event, kind, source, target, places, evidence, since, until, published in streamed(
            connection, _EVENTS, stretch
        ):
            first = since or until or published - BEFORE
            last = until or published or first
            words = _hashed(evidence)
            norm = math.sqrt(math.fsum([ground.weights[word] for word in words]))
            here = tuple(one for one in places if ground.kinds.get(one) not in WIDE)
            yield Account(number, event, kind, first, last, frozenset(source), frozenset(target), here, words, norm)


def _hashed(evidence: str) -> frozenset[int]:
    """Hashes of the words of a stretch of text."""
    return frozenset(zlib.crc32(word.encode()) % BUCKETS for word in words_of(evidence))


def _root(groups: dict[int, int], one: int) -> int:
    while (above := groups.get(one, one)) != one:
        groups[one] = groups.get(above, above)
        one = above
    return one
