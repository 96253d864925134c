"""What a text says of a company: its name, and facts about product, data and team, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from candor.documents.understanding.outline import Line
from candor.documents.understanding.resume import quoted
from candor.interview.background import MOST_ITEMS, About, CompanyFact, Understood
from candor.text.spans import sentences

_NAME = r"(?P<name>[A-Z0-9][\w&.'’-]*(?:\s(?:[A-Z0-9][\w&.'’-]*|of|and|&|de)){0,4})"
_PATTERNS = tuple(re.compile(pattern) for pattern in (
    rf"^\W*(?:Company|Employer|Organi[sz]ation|COMPANY)\W*:\W*{_NAME}",
    rf"^[\s#*]*(?:About|Join|Why|Working at|Life at|Notes on|Notes about|Welcome to)\s{_NAME}[\s*:!.]*$",
    rf"^[\s*_]*(?:[Aa]t\s)?{_NAME},?\s(?:is|was|are)\s(?:(?:an?|the|one of|based|headquartered|founded|building|looking"
    rf"|seeking|hiring|a)\b)",
    rf"\b(?:[Aa]t|[Jj]oin|[Ff]or)\s{_NAME},\s(?:we|you|our|the)\b",
    rf"\b(?:[Jj]oin|work at|role at|position at|[Ee]ngineer at|[Ss]cientist at|interview at|interview with)\s{_NAME}",
    rf"^{_NAME}\s(?:builds|makes|sells|offers|develops|runs|operates|provides|helps|serves|has|was founded|employs)\b",
))  # fmt: skip
_NO_NAME = frozenset(
    """us we you our the this that it he she they i my your role position job team company about at a an as in for who
    what why how there these those here candidate candidates applicants ideal successful experience data machine ml ai
    people product note notes interview everyone everybody nobody one most remote research engineering senior junior
    lead join science software today customers users someone"""
    .split()
)  # fmt: skip
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    ("data", re.compile(r"\b(?:data(?:sets?|base|bases)?|terabytes?|petabytes?|gigabytes?|events|logs|labels?"
                        r"|labelled|sensors?"
                        r"|records|transactions|images|documents|warehouse|pipelines?|features"
                        r"|models?)\b", re.IGNORECASE)),
    ("team", re.compile(r"\b(?:teams?|engineers?|scientists?|colleagues?|hires?|hiring|employees|people|offices?"
                        r"|remote|culture"
                        r"|reports? to|managers?|founders?|staff|headcount)\b", re.IGNORECASE)),
    ("product", re.compile(r"\b(?:products?|apps?|platforms?|customers?|users?|services?|launch(?:ed|es)?"
                           r"|markets?|sells?|builds?"
                           r"|makes|offers?|clients?|software|tools?|marketplace|revenue)\b", re.IGNORECASE)),
)  # fmt: skip
SHORTEST_FACT = 4  # words


def understood_company(lines: Sequence[Line]) -> Understood:
    return Understood(company=company_name(lines), facts=tuple(list(_facts(lines))[:MOST_ITEMS]))


def company_name(lines: Sequence[Line]) -> str:
    """The first name that one of the usual phrases introduces, the surest phrase first; empty when none does."""
    for pattern in _PATTERNS:
        for line in lines:
            for found in pattern.finditer(line.words if pattern is not _PATTERNS[1] else line.text):
                name = found["name"].strip(" .'’,-")
                if name and not {word.casefold() for word in name.split()[:1]} & _NO_NAME:
                    return name[:200]
    first = next(iter(lines), None)
    return _headed(first) if first and first.text.startswith("# ") else ""


def _headed(line: Line) -> str:
    """A note's Markdown title that is a name and nothing else."""
    found = re.fullmatch(_NAME, line.words)
    return found["name"] if found and found["name"].split()[0].casefold() not in _NO_NAME else ""


def _facts(lines: Sequence[Line]) -> Iterator[CompanyFact]:
    for line in lines:
        if line.heading or line.text.lstrip().startswith("#"):
            continue
        for sentence in sentences(line.words):
            if len(sentence.text.split()) >= SHORTEST_FACT and not sentence.text.rstrip().endswith("?"):
                yield CompanyFact(
                    text=sentence.text[:600], about=_about(sentence.text), line=line.number, quote=quoted(sentence.text)
                )


def _about(sentence: str) -> About:
    """What most of its telling words are about; of two alike the one named first."""
    counts = [(len(pattern.findall(sentence)), about) for about, pattern in _ABOUT]
    most = max(count for count, _ in counts)
    return next(about for count, about in counts if count == most) if most else "other"
