"""How a story is told, in numbers: the cues of each part in the whole and at both ends, how near its clauses come to
what each part sounds like, and how much of it each part is given (`tellers.py`). Beside these stand the readings of
`traits.py`.
"""

import re
from math import log1p

import numpy as np
from numpy.typing import NDArray

from candor.scoring import cues
from candor.scoring.criteria import OF_STORIES
from candor.scoring.ownparts import CUES_COUNTED, own_points
from candor.scoring.prepared import Prepared
from candor.scoring.storycues import CUES, FORMULAS, MOST_COUNTED
from candor.scoring.tellers import TELLS, Told
from candor.scoring.traits import Traits, nearness_to
from candor.text.normalise import words
from candor.text.spans import count_words, is_code
from candor.text.vectors import Vectors

MOST_POINTS = 6.0


def story_traits(prepared: Prepared, told_by: Told, vectors: Vectors) -> Traits:
    """Every reading by name, which begins with the part it speaks of, with `of_` and that part, or with `told_`."""
    told = [s.text for s in prepared.fresh_sentences if not is_code(s) and not cues.hollow(s.text)]
    third = max(len(told) // 3, 1)
    stretches = {"": slice(None), "_first": slice(max(third, 2)), "_last": slice(-third, None)}
    total = max(sum(len(words(text)) for text in told), 1)
    found: Traits = {}
    for name, cue in CUES.items():
        counts = [len(cue.findall(text)) for text in told]
        for stretch, places in stretches.items():
            found[f"{name}{stretch}"] = log1p(min(sum(counts[places]), MOST_COUNTED))
        found[f"{name}_rate"] = 100 * sum(counts) / total
    for part, formula in FORMULAS.items():
        found[f"{part}_plain"] = min(max(formula.points(told), 0.0), MOST_POINTS)
    return found | _near(prepared, vectors) | _by_part(told_by)


def _near(prepared: Prepared, vectors: Vectors) -> Traits:
    found: Traits = {}
    for name, near in nearness_to(prepared.atom_rows, OF_STORIES, vectors).items():
        found[name] = float(near.mean()) if len(near) else 0.0
        found[f"{name}_most"] = float(np.sort(near)[-2:].mean()) if len(near) else 0.0
    return found


def _by_part(told: Told) -> Traits:
    """Per part, and for what tells none: its words, its share, its surest clause, its place, its figures and its noes;
    and what its own clauses earn."""
    found: Traits = {f"of_{part}_own": points for part, points in own_points(told).items()}
    lengths = np.array([count_words(clause.text) for clause in told.clauses], dtype=np.float64)
    place = np.linspace(0, 1, len(lengths)) if len(lengths) > 1 else np.zeros(len(lengths))
    counted = {name: _counted(told, cue) for name, cue in (("numbers", cues.NUMBER), ("noes", cues.NEGATION))}
    for column, part in enumerate(TELLS):
        share = told.shares[:, column].astype(np.float64)
        held = float(share @ lengths)
        found |= {
            f"of_{part}_words": log1p(held), f"of_{part}_part": held / max(float(lengths.sum()), 1.0),
            f"of_{part}_most": float(share.max(initial=0.0)),
            f"of_{part}_where": float(share @ place) / float(share.sum()) if len(share) else 0.5,
            **{f"of_{part}_{name}": log1p(float(share @ count)) for name, count in counted.items()},
        }
    return found


def _counted(told: Told, cue: re.Pattern[str]) -> NDArray[np.float64]:
    return np.array([min(len(cue.findall(clause.text)), CUES_COUNTED) for clause in told.clauses], dtype=np.float64)
