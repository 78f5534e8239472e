"""The questions to all articles at once, as SQL over the tables of a corpus."""

from __future__ import annotations

_ONCE = """
once AS (
    SELECT a.number, a.id, a.source AS paper, a.published
    FROM articles a LEFT JOIN copies c USING (number) WHERE c.first IS NULL OR c.first = a.number
)"""
"""Each report once: copies count for nothing but their first."""

REPORTS = """
SELECT c.first AS report, any_value(f.title) AS title, any_value(f.published) AS published,
    count(*) AS articles, count(DISTINCT a.source) AS sources,
    list(DISTINCT a.source ORDER BY a.source) AS printed_by, list(a.id ORDER BY a.published, a.number) AS ids,
    min(c.alike) AS least_alike
FROM copies c JOIN articles a USING (number) JOIN articles f ON f.number = c.first
GROUP BY c.first ORDER BY articles DESC, report
"""

TOLD = """
told AS (
    SELECT i.incident, i.number, coalesce(c.first, i.number) AS report, e.*
    EXCLUDE (number, article), a.id AS article, a.title, a.source AS paper, a.url, a.published
    FROM incidents i JOIN events e ON e.number = i.number AND e.id = i.event
    JOIN articles a ON a.number = i.number LEFT JOIN copies c ON c.number = i.number
)"""
"""Each event of an incident, with its article and the report that this is a copy of."""

INCIDENTS = f"""
WITH {TOLD},
named AS (
    SELECT incident, side, one, count(*) AS times FROM (
        SELECT incident, 'source' AS side, unnest(source) AS one FROM told
        UNION ALL SELECT incident, 'target', unnest(target) FROM told
        UNION ALL SELECT incident, 'place', unnest(places) FROM told
    ) GROUP BY ALL
),
parties AS (
    SELECT incident,
        list(one ORDER BY times DESC, one) FILTER (side = 'source') AS source,
        list(one ORDER BY times DESC, one) FILTER (side = 'target') AS target,
        list(one ORDER BY times DESC, one) FILTER (side = 'place') AS places
    FROM (SELECT *, max(times) OVER (PARTITION BY incident, side) AS most FROM named) WHERE times * 4 >= most
    GROUP BY incident
),
modes AS (
    SELECT incident, first(mode ORDER BY times DESC, mode) AS mode
    FROM (SELECT incident, mode, count(*) AS times FROM told WHERE mode IS NOT NULL GROUP BY ALL) GROUP BY incident
),
counted AS (
    SELECT incident, list(DISTINCT f.value ORDER BY f.value) FILTER (f.what = 'killed') AS killed
    FROM told JOIN figures f ON f.number = told.number AND f.event = told.id AND f.value IS NOT NULL
    GROUP BY incident
)
SELECT t.incident, any_value(t.type) AS type, any_value(m.mode) AS mode,
    coalesce(min(first_day) FILTER (first_day = last_day), min(coalesce(first_day, published))) AS day,
    coalesce(min(date) FILTER (first_day = last_day), min(date), min(published)::VARCHAR) AS date,
    count(DISTINCT report) AS reports,
    count(DISTINCT t.number) AS articles, count(DISTINCT paper) AS papers,
    any_value(p.source) AS source, any_value(p.target) AS target, any_value(p.places) AS places,
    any_value(k.killed) AS killed, count(DISTINCT claimed_by) AS claimants
FROM told t LEFT JOIN parties p USING (incident) LEFT JOIN counted k USING (incident)
LEFT JOIN modes m USING (incident)
GROUP BY t.incident HAVING count(DISTINCT report) >= ?
ORDER BY reports DESC, t.incident
"""

ACCOUNTS = f"""
WITH {TOLD}
SELECT t.number, t.article, t.paper, t.published, t.report <> t.number AS copy, t.id AS event, t.source, t.target,
    t.places, t.date, t.status, t.claimed_by,
    list({{what: f.what, value: f.value, low: f.low, high: f.high}} ORDER BY f.start)
        FILTER (f.value IS NOT NULL) AS figures,
    t.evidence
FROM told t LEFT JOIN figures f ON f.number = t.number AND f.event = t.id
WHERE t.incident = ?
GROUP BY ALL ORDER BY t.published, t.number, event
"""

POSITIONS = f"""
WITH {_ONCE},
shown AS (
    SELECT * FROM (
        SELECT number, holder, towards, 'says' AS kind, unnest(evidence_says) AS ref, says_score AS score, rolled_up
        FROM positions
        UNION ALL
        SELECT number, holder, towards, 'does', unnest(evidence_does), does_score, rolled_up FROM positions
    ) WHERE rolled_up = ? AND (?::VARCHAR IS NULL OR holder = ?) AND (?::VARCHAR IS NULL OR towards = ?)
),
dated AS (
    SELECT holder, towards, kind, date_trunc('month', coalesce(e.first_day, once.published))::DATE AS month,
        coalesce(e.score, s.score) AS score,
        coalesce(i.incident::VARCHAR, s.number || ':' || s.ref) AS act, s.number || ':' || s.ref AS evidence
    FROM shown s JOIN once USING (number)
    LEFT JOIN events e ON e.number = s.number AND e.id = s.ref
    LEFT JOIN incidents i ON i.number = s.number AND i.event = s.ref
),
acts AS (
    SELECT holder, towards, kind, month, act, avg(score) AS score, list(evidence ORDER BY evidence) AS evidence
    FROM dated GROUP BY ALL
)
SELECT holder, towards, month,
    count(*) FILTER (kind = 'says') AS said, round(avg(score) FILTER (kind = 'says'), 4) AS says_score,
    count(*) FILTER (kind = 'does') AS done, round(avg(score) FILTER (kind = 'does'), 4) AS does_score,
    flatten(list(evidence ORDER BY evidence) FILTER (kind = 'says')) AS evidence_says,
    flatten(list(evidence ORDER BY evidence) FILTER (kind = 'does')) AS evidence_does
FROM acts GROUP BY ALL ORDER BY holder, towards, month
"""

_STANDING = "('displaced', 'fighters', 'members', 'voters', 'detained', 'missing')"
"""What is counted as it stands at a time; the dead, injured, captured and released belong to an act."""

_FIGURES = f"""
{_ONCE},
figure AS (
    SELECT
        CASE WHEN f.what IN {_STANDING} OR i.incident IS NULL THEN concat_ws(' · ', f.what, f.unit, f.place)
             ELSE 'incident ' || i.incident || ' · ' || f.what END AS thing,
        f.what, f.unit, f.place, CASE WHEN f.what NOT IN {_STANDING} THEN i.incident END AS incident,
        once.published, once.paper, f.number, f.article, f.id AS figure, f.claimed_by, f.value, f.low, f.high, f.text
    FROM figures f JOIN once USING (number)
    LEFT JOIN incidents i ON i.number = f.number AND i.event = f.event
    WHERE f.value IS NOT NULL AND f.what <> 'other'
)"""

LEDGER = f"""
WITH {_FIGURES}
SELECT * FROM figure
WHERE (?::VARCHAR IS NULL OR what = ?) AND (?::VARCHAR IS NULL OR place = ?)
ORDER BY thing, published, number, figure
"""

DISPUTED = f"""
WITH {_FIGURES}
SELECT thing, any_value(what) AS what, any_value(unit) AS unit, min(place) AS place, any_value(incident) AS incident,
    min(value) AS lowest, max(value) AS highest, count(DISTINCT value) AS "values", count(*) AS figures,
    count(DISTINCT number) AS reports, count(DISTINCT paper) AS papers, min(published) AS first, max(published) AS last
FROM figure WHERE incident IS NOT NULL OR (what IN {_STANDING} AND place IS NOT NULL)
GROUP BY thing HAVING count(DISTINCT value) > 1 AND count(DISTINCT number) > 1
ORDER BY reports DESC, thing
"""

NAMES = f"""
WITH {_ONCE},
called AS (
    SELECT coalesce(once.paper, '') AS paper, m.id AS actor, m.text AS name, count(*) AS times
    FROM mentions m JOIN once USING (number)
    WHERE m.of = 'actor' AND (?::VARCHAR IS NULL OR m.id = ?)
    GROUP BY ALL
),
totals AS (
    SELECT *, sum(times) OVER (PARTITION BY paper, actor) AS here, sum(times) OVER (PARTITION BY actor) AS everywhere,
        sum(times) OVER (PARTITION BY actor, name) AS so_everywhere
    FROM called
)
SELECT actor, paper, name, times::BIGINT AS times, round(times / here, 4) AS share,
    round((times / here) / nullif((so_everywhere - times) / nullif(everywhere - here, 0), 0), 2) AS lean
FROM totals ORDER BY actor, paper, times DESC, name
"""

CALLED = """
SELECT id, first(name_ar ORDER BY times DESC, name_ar),
    first(name_en ORDER BY (name_en IS NULL)::INT, times DESC, name_en)
FROM (
    SELECT id, name_ar, name_en, count(*) AS times
    FROM (SELECT id, name_ar, name_en FROM places UNION ALL SELECT id, name_ar, name_en FROM actors) GROUP BY ALL
) GROUP BY id
"""
