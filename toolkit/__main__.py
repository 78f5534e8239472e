"""The command line: ``python -m toolkit`` and ``mawqif``.

Exit codes: 0 done; 1 an article could not be read or a report not be made; 2 the command was not understood (an
unknown option, a date that is none, a line that the article does not have); 130 stopped by the user. Errors are
one line on the standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit import __version__

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

DONE, UNREADABLE, MISUSED, STOPPED = 0, 1, 2, 130

# typer carries its own copy of click from some version on: its base of all errors, wherever it lives.
_ClickException: Any = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")

ArticlePath = Annotated[Path, typer.Argument(metavar="ARTICLE", help="A .txt, .md, .html or .json file.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, where the file names none."),
]
Lexica = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="Your own actors or places (.tsv); may be given several times."),
]
Visual = Annotated[
    bool,
    typer.Option("--visual", help="Join and order Arabic letters here, for a terminal that does not."),
]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
    help="""Who did what to whom, who says so, and where each actor stands, in Arabic news about conflicts.

    [bold]Examples[/bold]

    mawqif read article.txt --published 2017-06-26

    mawqif extract article.html -o article.json

    mawqif extract archive/ --csv tables/

    mawqif explain article.md --line 2

    mawqif report article.md --language ar --out reports

    mawqif corpus archive/ --out corpus/

    mawqif search corpus/ التحالف

    Everything runs on this machine; nothing is downloaded or sent.""",
)


def _version(wanted: bool) -> None:
    if wanted:
        from toolkit.lexicon import load

        typer.echo(f"mawqif {__version__} (lexicon {load().version})")
        raise typer.Exit


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the versions and leave.")
    ] = False,
) -> None:
    pass


@app.command("read")
def read_command(
    article: ArticlePath, published: Published = None, lexicon: Lexica = None, visual: Visual = False
) -> None:
    """Show in the terminal what an article says: actors, acts, words, figures, and what disagrees.

    [bold]Example[/bold]

    mawqif read toolkit/samples/raqqa-2017-06-26.md
    """
    from toolkit.commands.summary import print_summary

    print_summary(_analysis(article, published, lexicon), visual=visual)


@app.command("extract")
def extract_command(
    articles: Annotated[
        list[Path],
        typer.Argument(metavar="ARTICLES", help="Files, folders, or tables of articles (.jsonl, .csv, .parquet)."),
    ],
    published: Published = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the JSON there, not to the terminal.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="Write one CSV table of each kind into a folder.")
    ] = None,
    lexicon: Lexica = None,
) -> None:
    """Write everything that is found as JSON (one article: one object; several: one a line) or as CSV tables.

    CSV is UTF-8 with a BOM, as spreadsheets want it; text that a spreadsheet would run as a formula is quoted.

    [bold]Examples[/bold]

    mawqif extract article.txt > article.json

    mawqif extract articles/ --csv tables/

    mawqif extract articles/ --lexicon my-actors.tsv --csv tables/
    """
    from toolkit.commands.extract import extract

    failures = extract(articles, published=_day(published), output=output, csv=csv, lexicon=lexicon or ())
    for failure in failures:
        _complain(failure)
    if failures:
        raise typer.Exit(UNREADABLE)


@app.command("explain")
def explain_command(
    article: ArticlePath,
    line: Annotated[
        int | None, typer.Option("--line", "-l", metavar="N", help="One line only; 0 is the headline.")
    ] = None,
    published: Published = None,
    lexicon: Lexica = None,
) -> None:
    """Say which rule and which row of the lexicon made each extraction.

    [bold]Example[/bold]

    mawqif explain article.md --line 0
    """
    analysis = _analysis(article, published, lexicon)
    lines = len(analysis.article.lines)
    if line is not None and not 0 <= line < lines:
        raise typer.BadParameter(f"{article} has lines 0 to {lines - 1}, got {line}", param_hint="--line")
    typer.echo(analysis.explain(line))


@app.command("report")
def report_command(
    article: Annotated[
        Path | None, typer.Argument(metavar="ARTICLE", help="A .txt, .md, .html or .json file.", show_default=False)
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="FOLDER", help="The report of a corpus, not of an article.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="ar|en", help="Language of the report; both where it is not given."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")] = Path("reports"),
    published: Published = None,
    lexicon: Lexica = None,
) -> None:
    """Make the report of an article, or of a corpus: one HTML file and one PDF for each language.

    [bold]Examples[/bold]

    mawqif report article.md --language ar --language en

    mawqif report article.md --lexicon my-actors.tsv

    mawqif report --corpus corpus/ --out reports
    """
    from toolkit.commands.report import make_corpus_report, make_report
    from toolkit.files import read

    day = _day(published)
    chosen = tuple(dict.fromkeys(language or ("ar", "en")))
    unknown = next((one for one in chosen if one not in ("ar", "en")), None)
    if unknown is not None:
        raise typer.BadParameter(f"expected ar or en, got {unknown!r}", param_hint="--language")
    if (article is None) == (corpus is None):
        raise typer.BadParameter("expected an article, or --corpus with a folder", param_hint="ARTICLE")
    if corpus is not None and lexicon:
        raise typer.BadParameter("a corpus has the rows that `mawqif corpus --lexicon` gave it", param_hint="--lexicon")
    if corpus is not None:
        for path in make_corpus_report(corpus, languages=chosen, out=out):
            typer.echo(path)
        return
    assert article is not None
    for path in make_report(read(article), languages=chosen, out=out, published=day, lexicon=lexicon or ()):
        typer.echo(path)


CorpusPath = Annotated[Path, typer.Argument(metavar="CORPUS", help="The folder that `mawqif corpus` wrote.")]


@app.command("corpus")
def corpus_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT...", help="Articles, folders, .jsonl, .csv, .parquet; also .gz and .zip of these."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the corpus goes.")],
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster to run on, tcp://HOST:PORT.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option("--processes", metavar="N", min=1, help="Processes of this machine; all processors.")
    ] = None,
    lexicon: Lexica = None,
) -> None:
    """Analyse an archive into a folder of tables. A run that was stopped, or whose input has grown, goes on.

    What cannot be read is named and kept as a row of the table errors. The folder holds what the last run's input held.

    [bold]Examples[/bold]

    mawqif corpus archive/ dump.jsonl.gz --out corpus/

    mawqif corpus archive/ --out corpus/ --lexicon my-actors.tsv

    mawqif corpus archive/ --out corpus/ --scheduler tcp://10.0.0.1:8786
    """
    import time

    from toolkit.commands.corpus import run, summary, unread

    started = time.monotonic()
    outcome = run(inputs, out=out, scheduler=scheduler, processes=processes, lexicon=lexicon or ())
    for line in unread(outcome):
        _complain(line)
    typer.echo(summary(outcome, time.monotonic() - started))
    if outcome.errors and not outcome.articles:
        raise typer.Exit(UNREADABLE)


@app.command("search")
def search_command(
    corpus: CorpusPath,
    word: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="A word, or several in a row, in any spelling.")
    ] = None,
    lemma: Annotated[str | None, typer.Option("--lemma", help="A dictionary form.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="An actor's id (syrian-army) or name.")] = None,
    event: Annotated[
        str | None, typer.Option("--event", help="A PLOVER type, or type and mode: 'ASSAULT aerial'.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Hits at most.")] = 20,
    visual: Visual = False,
) -> None:
    """Show where a word, lemma, actor or type of act stands in a corpus, with the words around it.

    [bold]Examples[/bold]

    mawqif search corpus/ التحالف

    mawqif search corpus/ --event "ASSAULT aerial" --limit 5
    """
    from toolkit.commands.corpus import CONTEXT, concordance
    from toolkit.corpus import search

    if sum(bool(one and one.strip()) for one in (word, lemma, actor, event)) != 1:
        raise typer.BadParameter("expected one of WORDS, --lemma, --actor, --event", param_hint="WORDS")
    try:
        hits = search(corpus, word, lemma=lemma, actor=actor, event=event, limit=limit, context=CONTEXT)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--event") from None
    if not hits:
        _complain("nothing found")
    for line in concordance(hits, visual=visual):
        typer.echo(line)


@app.command("export")
def export_command(
    corpus: CorpusPath,
    form: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="csv, xlsx, jsonl, polecat, cameo, acled, ged, brat or annotations."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")] = Path("export"),
) -> None:
    """Write a corpus in the format of a spreadsheet, an event data set or an annotation tool.

    [bold]Example[/bold]

    mawqif export corpus/ polecat --out export/
    """
    from toolkit.corpus import export
    from toolkit.corpus.exporting import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(f"expected one of {', '.join(FORMATS)}, got {form!r}", param_hint="FORMAT")
    paths = export(corpus, form, out=out)
    typer.echo(paths[0] if len(paths) == 1 else f"{out}: {len(paths):,} files")


lexicon_app = typer.Typer(no_args_is_help=True, help="Look into the vocabulary of actors and places.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("report")
def lexicon_report_command(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="Articles, folders, .jsonl, .csv, .parquet.")
    ],
    lexicon: Lexica = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Lines of each list.")] = 40,
) -> None:
    """Count which actors of the vocabulary occur in articles, and list the names that no rule recognises.

    Candidates stand where names stand: after a title, after the head of a group, as the subject of a verb of speech
    or of an act. Each comes with how often it occurs, in how many articles, and where it stands first.

    [bold]Example[/bold]

    mawqif lexicon report archive.jsonl --limit 100
    """
    from toolkit.commands.lexicon import lexicon_report, lines

    report = lexicon_report(inputs, lexicon=lexicon or ())
    for line in lines(report, limit=limit):
        typer.echo(line)
    for failure in report.failures:
        _complain(failure)
    if report.failures:
        raise typer.Exit(UNREADABLE)


def _analysis(path: Path, published: str | None, lexicon: list[Path] | None = None) -> Analysis:
    from toolkit import analyze
    from toolkit.files import read

    day = _day(published)
    return analyze(read(path), published=day, lexicon=lexicon or None)


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"expected a date as YYYY-MM-DD, got {written!r}", param_hint="--published") from None


def _complain(reason: object) -> None:
    typer.echo("mawqif: " + " ".join(str(reason).split()), err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; bad input never ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console or a C locale cannot say Arabic otherwise
    command = typer.main.get_command(app)
    try:
        code = command.main(
            list(arguments) if arguments is not None else None, prog_name="mawqif", standalone_mode=False
        )
    except _ClickException as error:
        _complain(error.format_message())
        return MISUSED
    except typer.Abort:
        _complain("stopped")
        return STOPPED
    except _known_errors() as error:
        _complain(error)
        return UNREADABLE
    return code if isinstance(code, int) else DONE


def _known_errors() -> tuple[type[Exception], ...]:
    """What a command may meet that is not its own fault; looked up late, since a healthy run needs none of it."""
    from toolkit.corpus.store import CorpusError
    from toolkit.files import ReadError
    from toolkit.lexicon import LexiconError
    from toolkit.reporting import ReportError

    return (ReadError, LexiconError, ReportError, CorpusError, OSError)


if __name__ == "__main__":
    sys.exit(main())
