"""How fast: the matcher over a hundred thousand names, on the sample articles; and how long it takes to build it.

Names beyond those of the vocabulary are made from its names and the samples' words. Times are processor time.
"""

from __future__ import annotations

import pickle
import random
import time
from pathlib import Path

import toolkit
from toolkit.lexicon import load
from toolkit.reading.matcher import Matcher
from toolkit.reading.places import gazetteer
from toolkit.reading.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "toolkit" / "samples").glob("*.md"))
NAMES = 100_000
MEGABYTES = 5


def many_names(words: list[str]) -> dict[str, int]:
    """The vocabulary's names of actors and places, and as many more as are missing."""
    chance = random.Random(1)
    known = [*vocabulary(load()).actors, *gazetteer(load()).names]
    names = dict.fromkeys(known)
    while len(names) < NAMES:
        names[f"{chance.choice(known)} {chance.choice(words)}"] = None
    return {name: number for number, name in enumerate(names)}


def main() -> None:
    """Print one line for each measure."""
    texts = [toolkit.read(path).text for path in SAMPLES]
    whole = "\n".join(texts)
    text = whole * (MEGABYTES * 1_000_000 // len(whole.encode()) + 1)
    names = many_names(sorted(set(whole.split())))
    started = time.process_time()
    matcher = Matcher(names)
    built = time.process_time()
    kept = pickle.dumps(matcher)
    stored = time.process_time()
    matcher = pickle.loads(kept)
    loaded = time.process_time()
    hits = sum(1 for _ in matcher.find(text))
    found = time.process_time()
    size = len(text.encode()) / 1e6
    print(f"{len(names):,} names: built in {built - started:.2f} s, loaded from a pickle in {loaded - stored:.2f} s")
    print(f"{size:.1f} MB read in {found - loaded:.2f} s: {size / (found - loaded):.1f} MB/s, {hits:,} hits")


if __name__ == "__main__":
    main()
