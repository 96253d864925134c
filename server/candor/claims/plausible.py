"""Claims that cannot be so, whoever makes them: a tool used before there was one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from candor.claims.amounts import NUMBER, number
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause
from candor.claims.context import CORRECTED
from candor.claims.kinds import DENIED, NOT_SAID

# The year in which a technology could first be used by anybody; where it was in doubt, the earlier one.
BORN: Final = {
    "chatgpt": 2022, "langchain": 2022, "gpt-4": 2023, "llama": 2023, "vllm": 2023, "polars": 2020, "fastapi": 2018,
    "jax": 2018, "bert": 2018, "dbt": 2016, "mlflow": 2018, "kubeflow": 2017, "pytorch": 2016, "lightgbm": 2016,
    "catboost": 2017, "tensorflow": 2015, "keras": 2015, "kubernetes": 2014, "airflow": 2014, "xgboost": 2014,
    "docker": 2013, "sagemaker": 2017, "snowflake": 2014, "terraform": 2014, "databricks": 2013, "kafka": 2011,
    "spark": 2010, "stable diffusion": 2022, "hugging face": 2018,
    "optuna": 2018, "duckdb": 2019,
}  # fmt: skip
_TOOL: Final = re.compile(r"\b(" + "|".join(re.escape(name) for name in BORN) + r")\b", re.IGNORECASE)
_PARAMETERS: Final = re.compile(
    rf"\b(?P<n>\d+(?:\.\d+)?|{NUMBER})(?:\s?B\b|[- ]?billion)(?:[- ]parameters?|"
    rf"[- ]model)?",
    re.I,
)
_BITS: Final = re.compile(r"\b(?:(?P<bits>16|32|8)[- ]bits?|(?:fp|bf|float)(?P<fp>16|32))\b", re.IGNORECASE)
_ROOM: Final = re.compile(rf"\b(?P<n>\d+|{NUMBER})\s?(?:gb|gigabytes?|gigs?)\b", re.IGNORECASE)
_ONE_CARD: Final = re.compile(
    r"\b(?:(?:one|a single|single|an?|just the one) (?:\w+ ){0,3}?(?:card|gpu|rtx|a100|h100|v100|t4|l4|a10g?|\d090)|"
    r"no second card)\b",
    re.IGNORECASE,
)
_SPREAD: Final = re.compile(
    r"\b(?:quanti[sz]\w*|offload\w*|shard\w*|spread|parallel|layer by layer|swap\w*|lora|"
    r"distil\w*)\b",
    re.I,
)
_NOTHING: Final = re.compile(r"\b(?:nothing|no|not|without|never)(?: any)? \w+\b", re.IGNORECASE)
FULL: Final = 1.15  # how far above the memory the weights must be: sizes are told in round figures
_USED: Final = re.compile(
    r"\b(?:us(?:e|ed|ing)|work\w*|wrote|written|writing|doing|done|experience|deploy\w*|run|ran|running|trained|with|"
    r"in|know|known)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\b(?:since|from|back in|in) ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARS: Final = re.compile(rf"\b({NUMBER})(?:\s?\+)? years\b", re.IGNORECASE)


def _ours(clause: Clause) -> bool:
    return (
        clause.subject == "we"
        and not clause.asked
        and not DENIED.search(clause.text)
        and not NOT_SAID.search(clause.text)
    )


def clashes(told: Sequence[Clause], year: int | None) -> Iterator[Clash]:
    """`year` is that of the interview; without it only dates are compared."""
    for clause in told:
        if not clause.has("19", "20", "year") or not (_SINCE.search(clause.text) or _YEARS.search(clause.text)):
            continue
        # what is written small may be an everyday word: a spark, the airflow
        named = {name.casefold() for name in _TOOL.findall(clause.text) if not name.islower()}
        if (
            len(named) != 1
            or not (positive(clause) or _ours(clause))
            or not _USED.search(clause.text)
            or CORRECTED.search(clause.after)
        ):
            continue
        born = BORN[named.pop()]
        since = [int(found) for found in _SINCE.findall(clause.text)]
        spent = [number(found) for found in _YEARS.findall(clause.text)] if year else []
        longest = year - born if year else 0
        if any(began < born for began in since) or any(longest + 1 < years < 60 for years in spent):
            yield Clash(clause, f"{_TOOL.findall(clause.text)[0]} was first released around {born}.")
    yield from _memory(told)
    yield from _by_hand(told)


def _memory(told: Sequence[Clause]) -> Iterator[Clash]:
    """A model whose weights alone are larger than the memory they are said to lie in."""
    for clause in told:
        if not clause.first or clause.asked or not clause.has("gb", "gig"):
            continue
        text = clause.sentence
        sizes, bits, room = (list(found.finditer(text)) for found in (_PARAMETERS, _BITS, _ROOM))
        if len(sizes) != 1 or len(bits) != 1 or len(room) != 1:
            continue
        if not _ONE_CARD.search(text) or _SPREAD.search(_NOTHING.sub(" ", text)) or NOT_SAID.search(text):
            continue
        needed = number(sizes[0]["n"]) * int(bits[0]["bits"] or bits[0]["fp"]) / 8
        if needed > FULL * number(room[0]["n"]) and not CORRECTED.search(clause.after):
            yield Clash(clause, f"Weights of that size and precision take about {needed:.0f} GB.")


_HAND: Final = re.compile(
    r"\b(?:by hand|manually|hand[- ]?\w+ed|drew|labell?ed|annotated|tagged|marked|reviewed|transcribed|"
    r"inspected)\b", re.I
)
_NOT_BY_HAND: Final = re.compile(
    r"\b(?:pre-?\w*label\w*|automatic\w*|semi-?\w*|scripts?|model[- ]assisted|interpolat\w*|tracking|propagat\w*|"
    r"weak\w*|active learning|crowd\w*|sampled?|bulk|batch\w*|cluster\w*|rules?)\b",
    re.IGNORECASE,
)
_HANDS: Final = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:[\w-]+ )?(?:people|persons?|labell?ers?|annotators?|students?|colleagues?|of us|"
    rf"experts?|interns?|"
    r"radiologists?|doctors?|analysts?|engineers?|linguists?|reviewers?|agents?|raters?)\b|\b(?P<alone>I|myself|"
    r"alone)\b",
    re.IGNORECASE,
)
_PIECES: Final = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:[\w-]+ ){{0,2}}?(?P<what>boxes|images?|photos?|frames?|pictures|masks|polygons|"
    rf"sentences|tweets|"
    r"messages|comments|rows|records|labels|tickets|clips|utterances|examples|(?P<long>documents|articles|reports|"
    r"contracts|"
    r"papers|scans|recordings|videos|calls|invoices|pages|reviews))\b",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    rf"\b(?:in|within|over|during) (?:just |only |about |under |less than )?(?P<n>{NUMBER}|an?|one|a single|"
    rf"a couple of) "
    r"(?:(?:single|short|long|working|long) )?(?P<span>afternoon|evening|hour|day|weekend|week|month)s?\b",
    re.IGNORECASE,
)
_WORKING_HOURS: Final = {
    "hour": 1.0, "afternoon": 6.0, "evening": 6.0, "day": 14.0, "weekend": 30.0, "week": 70.0, "month": 300.0,
}  # fmt: skip
# Pieces an hour that a person can do for hours; of what has to be read; of what has to be written down.
FASTEST, FASTEST_READ, FASTEST_HEARD = 1800.0, 600.0, 100.0


def _by_hand(told: Sequence[Clause]) -> Iterator[Clash]:
    """More done by hand than so many hands can do in that time."""
    for clause in told:
        if not clause.first or clause.asked or not _HAND.search(clause.sentence):
            continue
        text = _NOTHING.sub(" ", clause.sentence)
        if _NOT_BY_HAND.search(text) or NOT_SAID.search(text):
            continue
        hands, pieces, time = _HANDS.search(text), list(_PIECES.finditer(text)), _WITHIN.search(text)
        if hands is None or len(pieces) != 1 or time is None or CORRECTED.search(clause.near):
            continue
        people = number(hands["n"]) if hands["n"] else 1.0
        spans = number(time["n"]) or (2.0 if "couple" in time["n"] else 1.0)
        pace = number(pieces[0]["n"]) / (people * spans * _WORKING_HOURS[time["span"].casefold()])
        heard = "transcribed" in text.casefold()
        if pace > (FASTEST_HEARD if heard else FASTEST_READ if pieces[0]["long"] else FASTEST):
            yield Clash(clause, f"That is {pace:,.0f} {pieces[0]['what']} an hour for each person, without a pause.")
