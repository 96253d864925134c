"""Which of some texts a query is about, by their words alone: BM25 over stems. For texts few enough to be read anew
each time, so that no index of them is kept anywhere."""

import math
from collections import Counter
from collections.abc import Sequence

from candor.text.normalise import content_words, stem

SATURATION, LENGTH_SHARE = 1.2, 0.75  # BM25's usual k1 and b


def ranked(query: str, texts: Sequence[str]) -> list[tuple[int, float]]:
    """Places in `texts` with their scores, best first; only those that share a word with the query."""
    wanted = set(_stems(query))
    read = [Counter(_stems(text)) for text in texts]
    holding = {word: sum(word in words for words in read) for word in wanted}
    average = sum(words.total() for words in read) / len(read) if read else 0.0
    scores = [(place, _score(words, holding, len(read), average)) for place, words in enumerate(read)]
    return sorted((pair for pair in scores if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))


def _stems(text: str) -> list[str]:
    return [stem(word) for word in content_words(text)]


def _score(words: Counter[str], holding: dict[str, int], count: int, average: float) -> float:
    score = 0.0
    for word, places in holding.items():
        if often := words[word]:
            rare = math.log(1 + (count - places + 0.5) / (places + 0.5))
            length = 1 - LENGTH_SHARE + LENGTH_SHARE * words.total() / average
            score += rare * often * (SATURATION + 1) / (often + SATURATION * length)
    return score
