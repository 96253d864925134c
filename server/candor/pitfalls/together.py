"""Signs read together: what holds within one sentence, or between the reply and what was asked. Named numbers, kind by
kind; the wording of the signs stands in `signs/`.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

import numpy as np

from candor.interview.reading import PitfallKind
from candor.pitfalls.exchange import Exchange
from candor.pitfalls.patterns import count
from candor.pitfalls.signs import claims, gaps, people
from candor.text.normalise import content_words, stem, stems
from candor.text.spans import sentences

Signs = Mapping[str, float]
Joint = dict[str, float]
_HESITATION = re.compile(
    r"\b(?:um|uh|er|erm|hm+|well|so|like|you know|i mean|how to say|how do i put it)\b,? ?", re.IGNORECASE
)
_STUTTER = re.compile(r"\b(\w+)\b(?:,? \1\b)+", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,}[A-Za-z0-9]*\b")
FAMILY: Final = 4  # letters that words of one family share: attends, attention


def _without(signs: Signs, *names: str) -> float:
    return float(not any(signs[name] for name in names))


def overclaiming(exchange: Exchange, signs: Signs) -> Joint:
    lines = exchange.plain_sentences
    bare = [
        (line, after) for line, after in pairwise([*lines, ""])
        if claims.ABSOLUTE.search(line) and claims.OF_SELF.search(line) and not claims.BOUNDED.search(line)
    ]
    stands = sum(not claims.BOUNDED.search(after) for _, after in bare)
    beyond = sum(
        bool(claims.NOTHING_BEYOND.search(line) or claims.TOP_MARK.search(line)) and not claims.BOUNDED.search(line)
        for line in lines
    )
    return {
        "beyond": min(beyond, 2), "bare": min(len(bare), 2), "bare_stands": min(stands, 2),
        "bare_on_skill": stands * signs["asks_skill"],
        "above_all": float(signs["above_others"] > 0) * _without(signs, "bounded"),
    }  # fmt: skip


def false_promise(exchange: Exchange, signs: Signs) -> Joint:
    sworn = dated = outcome = when = 0
    for line in exchange.plain_sentences:
        future, number = claims.FUTURE.search(line), claims.NUMBER_OR_DATE.search(line)
        if claims.CONDITION.search(line):
            continue
        sworn += bool(number or claims.SWORN.search(line)) and bool(future or not claims.PAST_TENSE.search(line))
        dated += bool(future and number)
        if not claims.WAS_BEFORE.search(line):
            when += bool(claims.BY_WHEN.search(line))
            outcome += bool(claims.BY_WHEN.search(line) or claims.WITHOUT_EXCEPTION.search(line)) and bool(
                claims.FOR_YOU.search(line)
            )
    return {
        "outcome_for_you": min(outcome, 2), "unconditioned_when": min(when, 2),
        "outcome_asked": min(outcome, 1) * signs["asks_promise"], "unconditioned": min(sworn, 2),
        "dated": min(dated, 2), "unconditioned_asked": signs["asks_promise"] * min(sworn, 2),
        "sworn_bare": signs["sworn"] * _without(signs, "condition"),
    }  # fmt: skip


def unclear_explanation(exchange: Exchange, signs: Signs) -> Joint:
    """Going round in one family of words, pointing without naming, jargon for a layman; hesitation is no sign."""
    text = _STUTTER.sub(r"\1", _HESITATION.sub("", exchange.plain))
    words = max(len(text.split()), 1)
    content = content_words(text)
    roots, asked = [stem(word) for word in content], {stem(word) for word in content_words(exchange.said)}
    lines = [span.text for span in sentences(text)]
    circling = max((_repeated([w[:FAMILY] for w in content_words(line)], 4) for line in lines), default=0.0)
    dense = max((count(gaps.JARGON, line, 99) / max(len(line.split()), 5) for line in lines), default=0.0)
    jargon, pointing = count(gaps.JARGON, text, 99) / words, count(gaps.POINTING, text, 99) / words
    acronyms = count(_ACRONYM, exchange.answer, 99) / words
    enough = float(words >= 12)
    return {
        "circling": circling, "families": _repeated([w[:FAMILY] for w in content], 1),
        "circling_long": circling * enough,
        "dense": dense, "dense_for_layman": dense * signs["plain_words"], "long_enough": enough,
        "repeated": _repeated(roots, 1), "new": len(set(roots) - asked) / words, "content": len(roots) / words,
        "pointing_all": pointing, "commas": text.count(",") / words * 10, "jargon_all": jargon,
        "jargon_for_layman": jargon * signs["plain_words"], "vague_all": count(gaps.VAGUE, text, 99) / words,
        "jargon_signs_for_layman": signs["jargon"] * signs["plain_words"], "acronyms": acronyms,
        "acronyms_for_layman": acronyms * signs["plain_words"],
    }  # fmt: skip


def _repeated(words: list[str], least: int) -> float:
    return 1 - len(set(words)) / len(words) if len(words) >= least else 0.0


def company_unfamiliarity(_exchange: Exchange, signs: Signs) -> Joint:
    return {
        "asked_and_not_looked_up": signs["asks_company"] * signs["not_looked_up"],
        "asked_and_any": signs["asks_company"] * signs["fits_any"] * _without(signs, "looked_up"),
        "nothing_looked_up": signs["not_looked_up"] * _without(signs, "looked_up"),
    }


def cannot_explain_project(_exchange: Exchange, signs: Signs) -> Joint:
    return {
        "asked_not_knowing": signs["asks_project"] * signs["not_knowing"],
        "asked_guessing": signs["asks_project"] * signs["guessing"],
        "knows_nothing": signs["not_knowing"] * _without(signs, "known_in_part"),
        "asked_left_to": signs["asks_project"] * float(signs["left_to"] > 0),
    }


def no_questions(exchange: Exchange, signs: Signs) -> Joint:
    real = sum(
        len(line.split()) > 3 and bool(gaps.A_QUESTION.search(line))
        and not gaps.ABOUT_THE_REPLY.search(line) and not gaps.NO_QUESTION.search(line)
        for line in exchange.plain_sentences
    )  # fmt: skip
    none = float(real == 0)
    excused = signs["answered_or_later"]
    return {
        "questions": min(real, 2),
        "plain_no": signs["invites"] * float(signs["no_question"] > 0) * none * float(not excused),
        "only_the_reply": signs["invites"] * none * float(signs["about_the_reply"] > 0),
        "invited_excused": signs["invites"] * excused, "invited_none": signs["invites"] * none,
    }  # fmt: skip


def negative_about_employer(exchange: Exchange, signs: Signs) -> Joint:
    lines = min(sum(bool(people.SCORN.search(x) and people.THEM.search(x)) for x in exchange.plain_sentences), 2)
    unfair = _without(signs, "fair")
    return {
        "scorn_for_them": lines, "asked_scorn": signs["asks_employer"] * signs["scorn"],
        "asked_unfair": unfair * signs["asks_employer"], "scorn_unfair": lines * unfair,
    }  # fmt: skip


def dismissive_of_teamwork(_exchange: Exchange, signs: Signs) -> Joint:
    alone = _without(signs, "together")
    return {
        "asked_disdain": signs["asks_team"] * signs["disdain"], "asked_alone": signs["asks_team"] * alone,
        "asked_disdain_alone": signs["asks_team"] * signs["disdain"] * alone,
    }  # fmt: skip


def salary_focus(_exchange: Exchange, signs: Signs) -> Joint:
    unasked = _without(signs, "asks_pay")
    return {
        "pay_unasked_own": float(signs["pay"] > 0) * unasked * _without(signs, "subject"),
        "pay_unasked": signs["pay"] * unasked, "pay_for_a_question": signs["invites"] * signs["pay"],
    }


def unprofessional_language(exchange: Exchange, signs: Signs) -> Joint:
    return {
        "own_swearing": float(signs["swearing"] > 0) * _without(signs, "quoting"),
        "groups_of_people": float(signs["groups"] > 0) * _without(signs, "technical"),
        "no_capitals": float(not any(sign.isupper() for sign in exchange.answer)),
    }


def rambling(exchange: Exchange, signs: Signs) -> Joint:
    assert exchange.rows is not None
    words = len(exchange.answer.split())
    farther = 0.0
    if exchange.near is not None:
        farther = float(np.sort(exchange.near)[: max(1, len(exchange.near) // 2)].mean())
    return {
        "farther_half": farther, "coherence": float((exchange.rows @ exchange.rows.T).mean()),
        "up_to_120_words": min(words, 120) / 40, "elsewhere_long": signs["elsewhere"] * float(words > 40),
    }  # fmt: skip


def role_misrepresentation(_exchange: Exchange, signs: Signs) -> Joint:
    open_claim = _without(signs, "bounded")
    return {
        "asked_undercut": signs["asks_role"] * signs["undercut"],
        "asked_undercut_open": signs["asks_role"] * signs["undercut"] * open_claim,
        "claimed_undercut": signs["claimed"] * signs["undercut"],
        "claimed_undercut_open": signs["claimed"] * signs["undercut"] * open_claim,
    }


def evasion(exchange: Exchange, signs: Signs) -> Joint:
    near = exchange.near
    return {
        "same_words": float(bool(stems(exchange.said) & stems(exchange.plain))),
        "nearest": float(near.max()) if near is not None else 0.0,
        "near_mean": float(near.mean()) if near is not None else 0.0,
        "content": len(content_words(exchange.plain)) / max(len(exchange.answer.split()), 1),
        "no_fact_to_direct": signs["direct"] * _without(signs, "fact"),
    }


def blame_shifting(_exchange: Exchange, signs: Signs) -> Joint:
    none_of_it = _without(signs, "own_share")
    return {
        "asked_no_own_share": signs["asks_failure"] * none_of_it,
        "asked_others_alone": signs["asks_failure"] * signs["others_share"] * none_of_it,
        "asked_others": signs["asks_failure"] * signs["others_share"],
    }


READ: Final[Mapping[PitfallKind, Callable[[Exchange, Signs], Joint]]] = {
    "overclaiming": overclaiming, "false_promise": false_promise, "unclear_explanation": unclear_explanation,
    "company_unfamiliarity": company_unfamiliarity, "cannot_explain_project": cannot_explain_project,
    "no_questions": no_questions, "negative_about_employer": negative_about_employer,
    "dismissive_of_teamwork": dismissive_of_teamwork, "salary_focus": salary_focus,
    "unprofessional_language": unprofessional_language, "rambling": rambling,
    "role_misrepresentation": role_misrepresentation, "evasion": evasion, "blame_shifting": blame_shifting,
}  # fmt: skip
