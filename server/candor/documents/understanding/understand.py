"""From a text and its kind to what it says; and, where the kind is not given, a guess at it."""

import re

from candor.documents.understanding.firm import understood_company
from candor.documents.understanding.orders import order_lines
from candor.documents.understanding.outline import Line, outline
from candor.documents.understanding.resume import understood_resume
from candor.documents.understanding.role import understood_role
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import DocumentKind, Understood

LONGEST_READ = 20_000  # characters of a line that are worked on; no line that people write is longer
_SIGNS: dict[DocumentKind, tuple[tuple[float, re.Pattern[str]], ...]] = {
    "resume": (
        (2.0, re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,10}")),
        (1.5, re.compile(r"\b(?:curriculum vitae|r[ée]sum[ée])\b", re.I)),
        (1.0, re.compile(r"\b(?:linkedin|github)\.com", re.I)),
        (1.0, re.compile(r"\b(?:b\.?sc|m\.?sc|ph\.?d|bachelor|master)\b", re.I)),
        (1.0, re.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|present|now)", re.I)),
    ),
    "job": (
        (2.0, re.compile(r"\b(?:we are|we're) (?:looking for|hiring|seeking)\b|\bapply (?:now|today|by)\b"
                         r"|\bjob description\b", re.I)),
        (1.5, re.compile(r"\byou will\b|\byou'll\b|\byour (?:role|responsibilities|profile|tasks)\b", re.I)),
        (1.5, re.compile(r"^\W*(?:requirements|responsibilities|qualifications)\b"
                         r"|\b(?:nice[- ]to[- ]haves?|must[- ]haves?)\b", re.I | re.M)),
        (1.0, re.compile(r"\A.{0,80}\b(?:engineer|scientist|researcher|developer|analyst)\b.{0,30}\b(?:at|[-–—(|])",
                         re.I)),
        (1.0, re.compile(r"\b(?:years of experience|equal opportunity|full[- ]time|salary|benefits"
                         r"|candidates?)\b", re.I)),
    ),
    "company": (
        (1.5, re.compile(r"\b(?:founded in|headquartered|was founded|series [a-e]\b|funding|our mission"
                         r"|competitors?)", re.I)),
        (1.0, re.compile(r"\b(?:the company|customers|revenue|employees|market|ceo|product is|their (?:product"
                         r"|team|data))\b", re.I)),
        (1.0, re.compile(r"\bthey (?:are|have|had|use|process|sell|build|released|launched|train|hire|run)\b"
                         r"|\b(?:sells|builds|makes|offers|develops|provides|operates)\s(?:an?\s)?\w+", re.I)),
        (1.0, re.compile(r"\b(?:has|with|of)\s(?:about\s|around\s)?\w+\s(?:engineers|employees|people|customers)\b",
                         re.I)),
    ),
    "notes": (),
}  # fmt: skip
_SECTIONS: dict[DocumentKind, frozenset[str]] = {
    "resume": frozenset(("jobs", "education", "projects", "skills", "summary")),
    "job": frozenset(("must", "tasks", "nice", "offer")),
    "company": frozenset(("firm",)),
    "notes": frozenset(),
}
ENOUGH = 2.0  # of signs; below it a document is somebody's notes


def guess_kind(text: str) -> DocumentKind:
    """What a document seems to be; notes, when it shows too few signs of anything else."""
    lines = outline(text)
    sections = {line.section for line in lines if line.heading}
    points: dict[DocumentKind, float] = {}
    for kind, signs in _SIGNS.items():
        found = sum(weight for weight, sign in signs if sign.search(text))
        points[kind] = found + len(sections & _SECTIONS[kind])
    best = max(points, key=lambda kind: points[kind])
    return best if points[best] >= ENOUGH else "notes"


def understand(text: str, kind: DocumentKind, vocabulary: Vocabulary) -> Understood:
    """What `text` says, for its kind. Notes say nothing by themselves: they are there to be found again."""
    lines = [_read(line) for line in outline(text, order_lines(text))]
    if kind == "resume":
        return understood_resume(lines, vocabulary)
    if kind == "job":
        return understood_role(lines, vocabulary)
    return understood_company(lines) if kind == "company" else Understood()


def _read(line: Line) -> Line:
    if len(line.text) <= LONGEST_READ:
        return line
    return Line(line.number, line.text[:LONGEST_READ], line.section, line.heading)
