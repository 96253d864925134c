"""Which clauses of an answer tell what its speaker did, where the question was how something is done. There an example
is no claim: only an account counts, in the first person, of what is past.
"""

import re
from typing import Final

from candor.claims.clauses import Clause
from candor.interview.question import Question

_DID: Final = re.compile(
    r"\b(?P<who>I|we)(?:'ve|'d|\shave|\shad)?\s(?:(?:\w+ly|also|once|just|even|then|first|never)\s){0,2}?"
    r"(?:\w{2,}ed|built|wrote|written|ran|led|made|took|got|went|brought|found|chose|kept|saw|had|was|were|been|"
    r"did|done|"
    r"gave|left|came|taught|spent|won|grew|held|drew|dealt|began|sped|shrank|fell|rose|knew|understood|lost|met|"
    r"sold)\b",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(r"\b(?:I|we)(?:'ve|\shave)\s(?:\w+ly\s)?(?:run|set|put|cut|led|\w{2,}ed|"
    r"\w{2,}en)\b", re.IGNORECASE)
_SAME_FORM: Final = re.compile(r"\b(?:I|we) (?:\w+ly )?(?:cut|set|put|hit|split|let|shut|spread)\b", re.IGNORECASE)
_ANCHOR: Final = re.compile(
    r"\b(?:at|for|with) (?-i:[A-Z])[a-z]+|\bat work\b|\b(?:my|our) (?:(?:last|previous|current|former|first|own|"
    r"old|present)\s)?"
    r"(?:\w+\s)?(?:job|company|team|project|employer|product|customers|users|role|start-?up|thesis|platform|manager|"
    r"colleagues?|internship|clients?|department|office)\b|\b(?:19|20)\d\d\b|\blast (?:year|month|summer|winter|"
    r"spring|autumn)\b|"
    r"\byears? ago\b|\bwhere I (?:work|am)|\bwhen I (?:was|worked|joined)|\bI(?:'ve| have) (?:actually |"
    r"really )?(?:seen|had|done|"
    r"used|built|run)\b|\bI worked\b|\bonce (?:had|built|ran|shipped|inherited)\b",
    re.IGNORECASE,
)
_SUPPOSED: Final = re.compile(
    r"\b(?:suppose\w*|imagin\w*|assum\w*|pretend|hypothetical\w*|let's|let us|say(?=,|:| (?:I|we|you|there|it|the|"
    r"that|a|our|my|"
    r"\d))|for (?:example|instance)|e\.g|toy|picture|consider|take (?:a|the|an)|as if|like when you)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(
    r"\b(?:if|unless|would|could|should|might|may|will|can|whether|wouldn't|couldn't|typically|usually|normally|"
    r"generally|"
    r"you|your|one)\b|\b(?:I|we)'(?:d(?! (?:been|\w+ed)\b)|ll)\b",
    re.IGNORECASE,
)


def asks_how(question: Question | None) -> bool:
    """Whether a question is of knowledge or a case: its answers speak mostly of what one does, or would do."""
    return question is not None and (question.kind == "technical" or question.case)


def is_account(clause: Clause, answer: str) -> bool:
    """Whether a clause tells what its speaker did. `We` may be anybody's: it counts where the answer, up to here, has
    said when or where that was."""
    text = clause.text
    here = bool(_ANCHOR.search(clause.sentence))
    found = _DID.search(text) or _PERFECT.search(text) or (_SAME_FORM.search(text) if here else None)
    if found is None or _IF.search(text):
        return False
    if not here and (_SUPPOSED.search(clause.sentence) or _SUPPOSED.search(clause.before)):
        return False
    mine = found[0][:1] == "I"
    return mine or here or bool(_ANCHOR.search(answer[: clause.start]))
