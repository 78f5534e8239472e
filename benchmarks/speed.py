"""How fast: words a second of each stage on the sample articles, farahidi's analyzer beside it, and a cold start.

Prints a table of the stages, one of `parse` alone (warm, first, on one endless line), and the cold start. Times are
processor time of this machine; compare runs of one machine only.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import toolkit
from toolkit.lexicon import load
from toolkit.pipeline import STAGES, run

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "toolkit" / "samples").glob("*.md"))
ROUNDS = 5


def stages() -> tuple[int, dict[str, float]]:
    """Words read, and seconds by stage, over all samples."""
    lexicon, articles = load(), [toolkit.read(path) for path in SAMPLES]
    run(articles[0], lexicon)  # what is compiled once does not count
    seconds: dict[str, float] = {}
    for _ in range(ROUNDS):
        for article in articles:
            run(article, lexicon, seconds=seconds)
    return ROUNDS * sum(len(article.text.split()) for article in articles), seconds


def farahidi() -> tuple[int, float] | None:
    """Words and seconds of farahidi's ``analyze_text`` on the main sample, after its own start; None without it."""
    try:
        from farahidi import analyze_text
    except ImportError:
        return None
    text = toolkit.read(SAMPLES[0].parent / "raqqa-2017-06-26.md").text
    analyze_text("نص")
    started = time.perf_counter()
    analyze_text(text)
    return len(text.split()), time.perf_counter() - started


MEASURED = """
import resource, sys, time
before = time.perf_counter(), time.process_time()
import toolkit
toolkit.parse("قصف الجيش المدينة أمس، وقتل عشرون شخصا.")
ready = time.perf_counter() - before[0], time.process_time() - before[1]
texts = [toolkit.read(path).text for path in sys.argv[1:]]
for text in texts:
    toolkit.parse(text)
best = float("inf")
for _ in range(5):
    started = time.process_time()
    for text in texts:
        toolkit.parse(text)
    best = min(best, time.process_time() - started)
unit = 1024**2 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
words = sum(len(text.split()) for text in texts)
line = "قال الوزير إن الجيش قصف المدينة أمس، وقتل 20 شخصا في غارة على حلب و"
spent = []
for size in (1_250_000, 2_500_000, 5_000_000):
    endless = line * (size // len(line.encode()))
    started = time.process_time()
    toolkit.parse(endless)
    spent.append(time.process_time() - started)
print(*ready, words / best, peak, *spent)
"""
"""What a process of its own measures of `parse`: ready, warm, memory, one line of 1.25, 2.5 and 5 MB."""


def parsing() -> list[float]:
    """Seconds and processor seconds until `parse` has answered once, words/s warm, MB, seconds for endless lines."""
    small = "import subprocess, sys; subprocess.run([sys.executable, '-c', *sys.argv[1:]], check=True)"
    command = [sys.executable, "-c", small, MEASURED, *map(str, SAMPLES)]  # a child's peak begins at its parent's size
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(one) for one in done.stdout.split()]


def cold_start() -> tuple[float, float]:
    """Seconds and megabytes of one ``python -m toolkit extract`` in a process of its own, the best of three."""
    code = (
        "import subprocess, sys, time, resource\n"
        "command = [sys.executable, '-m', 'toolkit', 'extract', sys.argv[1]]\n"
        "started = time.perf_counter()\n"
        "subprocess.run(command, stdout=subprocess.DEVNULL, check=True)\n"
        "spent = time.perf_counter() - started\n"
        "unit = 1024**2 if sys.platform == 'darwin' else 1024\n"
        "print(spent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)"
    )
    runs = []
    for _ in range(3):
        sample = str(SAMPLES[0].parent / "raqqa-2017-06-26.md")
        done = subprocess.run(
            [sys.executable, "-c", code, sample], cwd=ROOT, capture_output=True, text=True, check=True
        )
        seconds, megabytes = map(float, done.stdout.split())
        runs.append((seconds, megabytes))
    return min(one for one, _ in runs), max(one for _, one in runs)


def main() -> None:
    """Print the tables."""
    words, seconds = stages()
    total = sum(seconds.values())
    print(f"{'stage':<16}{'words/s':>12}{'share':>8}")
    for name, _ in STAGES:
        print(f"{name:<16}{words / seconds[name]:>12,.0f}{seconds[name] / total:>8.0%}")
    print(f"{'all':<16}{words / total:>12,.0f}{1:>8.0%}   ({words:,} words)")
    other = farahidi()
    if other:
        print(f"\n{'farahidi analyze_text (morphology only)':<42}{other[0] / other[1]:>10,.0f} words/s")
        print(f"{'here: the whole analysis':<42}{words / total:>10,.0f} words/s")
    if sys.platform != "win32":
        wall, ready, warm, memory, small, middle, large = parsing()
        print(f"\nparse, warm: {warm:,.0f} words/s; {memory:.0f} MB")
        print(f"parse, ready: {wall:.2f} s after the start of the import ({ready:.2f} s of processor time)")
        print(f"parse, one line of 1.25, 2.5 and 5 MB: {small:.1f}, {middle:.1f} and {large:.1f} s")
        spent, peak = cold_start()
        print(f"\ncold start of `python -m toolkit extract`: {spent:.2f} s, {peak:.0f} MB")


if __name__ == "__main__":
    main()
