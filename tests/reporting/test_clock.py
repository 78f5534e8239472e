"""The line that says what took how long while a report was made."""

from toolkit.commands import report as command


def test_notebooks_count_as_one_and_rendering_is_what_follows(monkeypatch):
    moments = iter((0.0, 15.0, 15.5, 17.0, 17.4, 18.0))
    monkeypatch.setattr(command, "perf_counter", lambda: next(moments))
    clock = command.Clock()
    for step in (
        "1_article (ar)",
        "2_events (ar)",
        "1_article (en)",
        "HTML (ar)",
        "PDF (ar)",
        "HTML (en)",
        "PDF (en)",
        "",
    ):
        clock.begin(step)
    assert clock.told() == (
        "notebooks 15.0 s, HTML (ar) 0.5 s, PDF (ar) 1.5 s, HTML (en) 0.4 s, PDF (en) 0.6 s; rendering 3.0 s"
    )


def test_the_command_says_it_where_there_is_no_terminal(monkeypatch, capsys, tmp_path):
    from toolkit.model import Article

    def made(*_, progress, **__):
        for step in ("1_article (ar)", "HTML (ar)", "PDF (ar)", ""):
            progress(step, 0, 3)
        return (tmp_path / "x.html",)

    monkeypatch.setattr(command, "report", made)
    command.make_report(Article("x", "هطل المطر."), languages=("ar",), out=tmp_path)
    told = capsys.readouterr().err
    assert told.startswith("notebooks ")
    assert "; rendering 0.0 s" in told
