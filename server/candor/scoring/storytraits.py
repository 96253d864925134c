"""How a story is told, in numbers: the cues of each part in the whole and at both ends, and how near its clauses come
to what each part sounds like. Beside these stand the readings of `traits.py`.
"""

from math import log1p

import numpy as np

from candor.scoring import cues
from candor.scoring.criteria import OF_STORIES
from candor.scoring.prepared import Prepared
from candor.scoring.storycues import CUES, FORMULAS, MOST_COUNTED
from candor.scoring.traits import Traits, nearness_to
from candor.text.normalise import words
from candor.text.spans import is_code
from candor.text.vectors import Vectors

MOST_POINTS = 6.0


def story_traits(prepared: Prepared, vectors: Vectors) -> Traits:
    """Every reading by name, which begins with the part it speaks of or with `told_`."""
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
    return found | _near(prepared, vectors)


def _near(prepared: Prepared, vectors: Vectors) -> Traits:
    found: Traits = {}
    for name, near in nearness_to(prepared.atom_rows, OF_STORIES, vectors).items():
        found[name] = float(near.mean()) if len(near) else 0.0
        found[f"{name}_most"] = float(np.sort(near)[-2:].mean()) if len(near) else 0.0
    return found
