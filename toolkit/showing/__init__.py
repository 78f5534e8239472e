"""For eyes: tables, plots, maps and HTML of an analysis, in a notebook or a report."""
