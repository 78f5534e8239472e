"""Plots made for the questions: when, who to whom, words against deeds, which figures disagree.

Each function takes an `Analysis` and the language of the labels and returns a `Plot`, which a notebook shows and
which saves itself as PNG, SVG or PDF; ``dark`` draws on dark paper, and without ``headed`` the title is left to a
caption.

>>> import toolkit
>>> plot = timeline(toolkit.analyze("قصف الجيش السوري حلب أمس.", published="2016-03-09"), language="ar")
>>> plot.title
'الأفعال على خط الزمن'
"""

from toolkit.showing.chronology import timeline
from toolkit.showing.grids import acts, matrix
from toolkit.showing.ledgers import ledger
from toolkit.showing.network import network

__all__ = ["acts", "ledger", "matrix", "network", "timeline"]
