"""Sums over sentences: a conclusion against the change it is drawn from, a rate against its total, people against their
number. Only what the speaker has put together (`so`, `that made`) is reckoned together.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, Change, Stated, amounts, changes, fits, number, stated
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import CORRECTED, OTHER_TIME, elsewhere
from candor.claims.reckoning import CHANGING, reason, summaries

_THEREFORE: Final = re.compile(
    r"^\W*(?:so|thus|hence|therefore|that (?:means|meant|is|was|makes|made)|that's|which (?:means|meant|is|makes)|"
    r"in other "
    r"words|meaning|in short|i\.e)\b",
    re.IGNORECASE,
)
_CONCLUDED: Final = re.compile(
    r"\b(?:so|thus|hence|therefore|that(?:'s| is| was| made| makes| came to| comes to| adds up| means)|which (?:is|was|"
    r"makes|made|comes)|makes|i\.e|in other words)\b",
    re.IGNORECASE,
)
_GOT_RID: Final = re.compile(
    rf"\b(?:eliminated|removed|got rid of|prevented|avoided|cut|saved) (?:about |over |"
    rf"around )?(?:(?P<p>{NUMBER})\s?(?:%|"
    r"percent)|(?P<share>half|a third|two thirds|a quarter|three quarters|nine tenths)) of (?:the|our|all|those|"
    r"these|it|them)\b",
    re.IGNORECASE,
)
_IT: Final = re.compile(r"\b(?:it|them|that)\b (?:by|in|to)\b|^\W*(?:so|thus|hence|which means) (?:it|this|that|"
    r"everything)\b|\b(?:it|them)\W*$", re.I)
_SPANS: Final = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "night": 86400.0, "week": 604800.0,
                 "month": 2629800.0, "quarter": 7889400.0, "year": 31557600.0}  # fmt: skip
_SPAN: Final = "|".join(_SPANS)
_RATE: Final = re.compile(
    rf"(?P<money>[$€£])?(?P<n>{NUMBER})\s?(?P<of>[a-z]+)?(?: [a-z]+)?,? (?:a|an|per|each|"
    rf"every)(?: single)? (?P<span>{_SPAN})\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    rf"\b(?:over|in|for|after|across|during)\s(?:\w+\s)?(?P<k>{NUMBER}) (?P<span>{_SPAN})s?\b[^.;!?]{{0,60}}?"
    rf"\b(?:made|makes|is|was|comes to|came to|"
    rf"adds up to)\b[^.;!?\d]{{0,20}}?(?P<money>[$€£])?(?P<n>{NUMBER})\s?(?P<of>[a-z]+)?",
    re.IGNORECASE,
)
_EVEN: Final = re.compile(
    r"\b(?:evenly|uniform\w*|flat|constant\w*|sustained|steady|steadily|around the clock|"
    r"the same every)\b",
    re.IGNORECASE,
)
_UNEVEN: Final = re.compile(
    r"\b(?:peaks?|burst\w*|spik\w*|up to|at most|busiest|worst|rush|at night|"
    r"maximum)\b",
    re.IGNORECASE,
)
_TIMES_OVER: Final = re.compile(  # the rate is of one, the total of several
    rf"\b(?:per|each|every) (?!(?:single )?(?:{_SPAN})\b)\w+|\beach\b(?! (?:single )?(?:{_SPAN}))"
    rf"|\bfor (?:the|all)\b|\ball (?:{NUMBER})\b"
    r"|\b(?:together|over all|in all|both|every one)\b|\bwith \w+ of them\b",
    re.IGNORECASE,
)
_MONEY: Final = frozenset("dollars euros pounds francs dollar euro eur usd chf gbp".split())
_HEADS: Final = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:[a-z]+ ){{0,2}}?(?:people|persons?|engineers?|scientists?|developers?|analysts?|designers?|"
    r"researchers?|annotators?|managers?)\b",
    re.IGNORECASE,
)
_OF_US: Final = re.compile(
    rf"\bso (?:there (?:were|are)|we (?:were|are)|we're|that (?:makes|made)|in all|"
    rf"altogether) (?P<n>{NUMBER})(?: of us\b|"
    r" people\b|\W*$| in (?:all|total)\b)",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"\b(?:nobody else|no one else|that was (?:all|everybody|everyone)|in total|"
    r"altogether)\b",
    re.I,
)
_MORE_PEOPLE: Final = re.compile(
    r"\b(?:plus|besides|and me|another|contractors?|interns?|including|later|"
    r"part[- ]time)\b",
    re.I,
)
SLACK: Final = 1.3  # of a total against its rate


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    heads = [clause for clause in told if clause.first and not clause.asked]
    for clash in _all(heads):
        yield Clash(_saying(clash.claim, told), clash.reason, clash.other)


def _saying(clause: Clause, told: Sequence[Clause]) -> Clause:
    """Of a sentence the clause with the figure; a sentence is looked at by its first."""
    same = [c for c in told if c.turn == clause.turn and c.sentence == clause.sentence and c.start >= clause.start]
    figured = [c for c in same if amounts(c.text) or stated(c.text)]
    return figured[0] if figured else clause


def _all(heads: Sequence[Clause]) -> Iterator[Clash]:
    for place, clause in enumerate(heads):
        earlier = [c for c in heads[max(place - 3, 0) : place] if c.turn == clause.turn]
        if not clause.has(*_TOGETHER) or elsewhere(clause) or CORRECTED.search(f"{clause.before} {clause.sentence}"):
            continue
        yield from _concluded(clause, earlier)
        yield from _saved(clause, [*earlier[-2:], clause])
        yield from _totalled(clause, [*heads[max(place - 7, 0) : place], clause])
        yield from _counted(clause, earlier)


# Without one of these nothing is put together in a sentence.
_TOGETHER: Final = (*_SPANS, "so", "thus", "hence", "therefore", "mean", "that", "word", "short", "i.e", "which")


def _concluded(clause: Clause, earlier: Sequence[Clause]) -> Iterator[Clash]:
    """`Errors went from 8 to 4 percent. That means we got rid of ninety percent of them.`"""
    if not _THEREFORE.search(clause.sentence) or changes(clause.sentence):
        return
    ways = _summed_up(clause.sentence)
    source = next((c for c in reversed(earlier[-2:]) if changes(c.sentence)), None)
    if len(ways) != 1 or source is None:
        return
    known: tuple[Change, ...] = changes(source.sentence)
    upto = re.match(r"[^,.;!?]*", clause.sentence[ways[0].end :])
    said = content(clause.sentence[: ways[0].end] + (upto[0] if upto else ""))
    if not (content(source.sentence) & said) - CHANGING and not _IT.search(clause.text):
        return  # a conclusion about something else
    if (
        len(known) == 1
        and not summaries(source.sentence)
        and not elsewhere(source)
        and not _holds(ways[0], known[0], clause)
    ):
        yield Clash(clause, reason(ways[0], known[0]), source)


def _gone(found: re.Match[str]) -> float:
    """The share that was got rid of, in percent."""
    return number(found["p"]) if found["p"] else _OF_IT[found["share"].casefold()]


def _holds(way: Stated, change: Change, clause: Clause) -> bool:
    """Whether a conclusion fits its change; what was got rid of is a share of what there was."""
    if not _GOT_RID.search(clause.sentence) or way.percent is None:
        return fits(way, change)
    gone = (1 - min(change.a, change.b) / max(change.a, change.b)) * 100
    return abs(way.percent - gone) <= max(10.0, 0.2 * gone)


_OF_IT: Final = {
    "half": 50.0, "a third": 33.3, "two thirds": 66.7, "a quarter": 25.0, "three quarters": 75.0, "nine tenths": 90.0,
}  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _summed_up(sentence: str) -> tuple[Stated, ...]:
    rid = [Stated(_gone(m), None, False, m.start(), m.end()) for m in _GOT_RID.finditer(sentence)]
    return tuple(rid) or summaries(sentence)


def _totalled(clause: Clause, near: Sequence[Clause]) -> Iterator[Clash]:
    """`40,000 a month; over twelve months that made 1.2 million`, `10,000 a day, evenly, so 500 a second`."""
    text = clause.sentence
    if not clause.has(*_SPANS):
        return
    over, fast = _OVER.search(text), _RATE.search(text)
    if not over and not (fast and _CONCLUDED.search(text)):
        return
    upto = text[: over.end() + 30] if over else text  # what follows the total is of something else
    for source in near:
        rate = _RATE.search(source.sentence)
        if (
            source.turn != clause.turn
            or rate is None
            or OTHER_TIME.search(source.sentence)
            or _uneven(f"{source.sentence} {upto}")
            or changes(source.sentence)
            or elsewhere(source)
        ):
            continue
        per = number(rate["n"]) / _SPANS[rate["span"].casefold()]
        if over and source != clause and _of(over) == _of(rate) != "":
            expected = per * number(over["k"]) * _SPANS[over["span"].casefold()]
            if _apart(expected, number(over["n"])):
                yield Clash(clause, f"At that rate it comes to {expected:,.0f} in that time.", source)
                continue
        if source == clause:
            rates = list(_RATE.finditer(text))
            fast = rates[1] if len(rates) == 2 and _CONCLUDED.search(text[rates[0].end() : rates[1].start()]) else None
        if fast and _of(fast) == _of(rate) and rate["span"].casefold() != fast["span"].casefold():
            expected = per * _SPANS[fast["span"].casefold()]
            even = _of(rate) == "money" or _EVEN.search(source.sentence) or _EVEN.search(text)
            if even and _apart(expected, number(fast["n"])):
                said = f"{expected:,.0f}" if expected >= 10 else f"{expected:.2g}"
                yield Clash(
                    clause,
                    f"At that rate it comes to {said} a {fast['span'].casefold()}.",
                    source if source != clause else None,
                )


def _saved(clause: Clause, near: Sequence[Clause]) -> Iterator[Clash]:
    """`from 9,000 a month to 3,000. That saves 200,000 a year`: by how much it fell is what is saved."""
    told = _SAVES.search(clause.sentence) if clause.has(*_SPANS) else None
    if told is None or _MORE_THAN_IT.search(clause.sentence):
        return
    for source in near:
        known = changes(source.sentence)
        upto = source.sentence[: told.start()] if source == clause else source.sentence
        spans = {found["span"].casefold() for found in _A_SPAN.finditer(upto)}
        if len(known) != 1 or len(spans) != 1 or not _MONEY_TOLD.search(source.sentence) or elsewhere(source):
            continue
        span = (told["span"] or told["span2"]).casefold()
        expected = abs(known[0].a - known[0].b) * _SPANS[span] / _SPANS[spans.pop()]
        if _apart(expected, number(told["n"] or told["m"])):
            said = f"By that change it comes to {expected:,.0f} a {span}."
            yield Clash(clause, said, source if source != clause else None)


_SAVES: Final = re.compile(
    rf"\b(?:sav(?:es?|ed|ing)|worth|less|cheaper|frees?|"
    rf"freed)\b[^.;!?\d]{{0,40}}?[$€£]?(?P<n>{NUMBER})[^.;!?\d]{{0,20}}?"
    rf"\b(?:a|an|per|each|every)(?: single)? (?P<span>{_SPAN})\b"
    rf"|(?P<m>{NUMBER})[^.;!?\d]{{0,20}}?\b(?:less|cheaper|saved|lower)\b[^.;!?\d]{{0,20}}?\b(?:a|an|per|each|every)"
    rf"(?: single)? (?P<span2>{_SPAN})\b",
    re.IGNORECASE,
)
_A_SPAN: Final = re.compile(rf"\b(?:a|an|per|each|every)(?: single)? (?P<span>{_SPAN})\b", re.IGNORECASE)
_MONEY_TOLD: Final = re.compile(r"[$€£]|\b(?:dollars?|euros?|pounds?|francs?|usd|eur|gbp|chf)\b", re.IGNORECASE)
_MORE_THAN_IT: Final = re.compile(
    r"\b(?:together|plus|including|also|besides|other|all in all|in all|across|teams?|with the|on top|further|another|"
    r"both|with (?!that|this|it\b)\w+|each (?!year|month|week|day)\w+|per (?!year|month|week|day)\w+)\b",
    re.IGNORECASE,
)


def _uneven(text: str) -> bool:
    return bool(_UNEVEN.search(text) or _TIMES_OVER.search(text))


def _of(found: re.Match[str]) -> str:
    said = (found["of"] or "").casefold()
    return "money" if found["money"] or said in _MONEY else said.removesuffix("s")


def _apart(expected: float, told: float) -> bool:
    low, high = sorted((expected, told))
    return low <= 0 or high > SLACK * low


def _counted(clause: Clause, earlier: Sequence[Clause]) -> Iterator[Clash]:
    """`Four engineers and three analysts. Those and nobody else, so there were eleven of us.`"""
    total = _OF_US.search(clause.sentence)
    before = earlier[-1].sentence if earlier else ""
    heads = list(_HEADS.finditer(clause.sentence[: total.start()])) if total else []
    source = None if len(heads) > 1 or not earlier else earlier[-1]
    heads = heads if len(heads) > 1 else list(_HEADS.finditer(before))
    if (
        total is None
        or len(heads) < 2
        or not _CLOSED.search(clause.sentence)
        or _MORE_PEOPLE.search(before + clause.sentence)
    ):
        return
    summed = sum(number(found["n"]) for found in heads)
    if number(total["n"]) not in (summed, summed + 1):
        yield Clash(clause, f"Those named come to {summed:.0f}.", source)
