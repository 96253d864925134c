"""A text as numbered lines, each with the section it stands in: what headings of résumés and job descriptions say."""

import re
from dataclasses import dataclass

SECTIONS: dict[str, tuple[str, ...]] = {
    "jobs": ("experience", "work experience", "professional experience", "employment", "employment history",
             "work history", "career history", "career", "relevant experience", "industry experience",
             "research experience"),
    "projects": ("projects", "personal projects", "selected projects", "side projects", "key projects",
                 "project experience", "academic projects", "open source", "portfolio"),
    "skills": ("skills", "technical skills", "key skills", "core skills", "core competencies", "technologies", "tools",
               "tech stack", "technical expertise", "expertise", "competencies", "programming languages", "toolbox"),
    "education": ("education", "academic background", "qualifications and education", "certifications", "certificates",
                  "courses", "training", "degrees"),
    "summary": ("summary", "profile", "about me", "objective", "professional summary", "personal statement"),
    "apart": ("interests", "hobbies", "references", "awards", "publications", "talks", "volunteering", "patents",
              "contact", "languages spoken"),
    "must": ("requirements", "required skills", "must have", "must haves", "what you bring", "what you'll bring",
             "what we're looking for", "what we are looking for", "who you are", "your profile", "about you",
             "minimum qualifications", "basic qualifications", "required qualifications", "essential", "you have",
             "qualifications", "required", "what you need", "your skills", "skills and experience", "must-have",
             "essential skills", "key requirements", "you should have", "job requirements"),
    "tasks": ("responsibilities", "what you'll do", "what you will do", "the role", "your role", "about the role",
              "key responsibilities", "your responsibilities", "duties", "your tasks", "job description", "your impact",
              "the job", "about the job", "about the position", "what you'll be doing", "day to day"),
    "nice": ("nice to have", "nice to haves", "preferred qualifications", "preferred", "bonus points", "bonus",
             "pluses", "desirable", "good to have", "extra points", "nice-to-have", "preferred skills", "a plus"),
    "firm": ("about us", "who we are", "the company", "about the company", "company", "our mission", "about the team",
             "the team", "our values", "company overview", "our company"),
    "offer": ("benefits", "what we offer", "perks", "we offer", "compensation", "salary", "why join us", "how to apply",
              "equal opportunity", "our offer", "location", "perks and benefits", "application process"),
}  # fmt: skip
_SECTION_OF = {name: section for section, names in SECTIONS.items() for name in names}
# The same word heads different things in a résumé and in a job description.
_MARKS = re.compile(r"^[#*_\s>\-–—=|]+|[#*_\s:\-–—=|]+$")
LONGEST_HEADING = 6  # words
BULLET = re.compile(r"^\s*(?:[-*•‣·▪◦–—●○]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Line:
    number: int  # from 1
    text: str  # whole
    section: str  # a key of SECTIONS, or empty before the first heading
    heading: bool = False

    @property
    def listed(self) -> bool:
        return bool(BULLET.match(self.text))

    @property
    def words(self) -> str:
        """Without bullet and emphasis."""
        return BULLET.sub("", self.text).replace("**", "").replace("__", "").lstrip("# ").strip()


def outline(text: str, left_out: frozenset[int] = frozenset()) -> list[Line]:
    """The lines that hold words, but for those numbered in `left_out`."""
    found: list[Line] = []
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or number in left_out:
            continue
        named = section_of(line)
        begun = section_of(line.split(":", 1)[0]) if ":" in line and not named else ""  # "Requirements: Python, SQL"
        section = named or begun or _other_heading(line, section)
        found.append(Line(number, line, section, heading=bool(named)))
    return found


def section_of(line: str) -> str:
    """The section that a line heads; empty for a line that is no known heading."""
    bare = _MARKS.sub("", line).replace("’", "'").casefold()
    bare = bare.replace(" & ", " and ").strip()
    if not bare or len(bare.split()) > LONGEST_HEADING:
        return ""
    for name in (
        bare,
        bare.removeprefix("my "),
        bare.removeprefix("the "),
        bare.split(" and ")[0],
        bare.split(" / ")[0],
    ):
        if name in _SECTION_OF:
            return _SECTION_OF[name]
    return ""


def _other_heading(line: str, section: str) -> str:
    """A Markdown heading of its own kind ends a section of a job description; a résumé's entries are headed too."""
    ends = section in ("must", "tasks", "nice", "firm", "offer", "skills", "education", "apart")
    return "" if ends and re.match(r"#{1,2} ", line) else section
