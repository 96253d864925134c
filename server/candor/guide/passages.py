"""Guide pages in Markdown, read as passages with stable ids."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from candor.interview.question import LEVELS, Level
from candor.interview.topics import TITLES
from candor.text.plain_yaml import load_yaml

SHORTEST, LONGEST = 80, 250  # words a passage
HEADING = re.compile(r"^## (?P<title>.+?) \{#(?P<anchor>[a-z0-9-]+)\}\s*$", re.MULTILINE)
NOTE = re.compile(r"<!--(.*?)-->", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A piece of the guide that answers one question; `text` is Markdown."""

    id: str
    title: str
    topic: str
    text: str
    level: Level
    answers: str
    also: str | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.topic, self.also) if self.also else (self.topic,)


def read_pages(folder: Path) -> tuple[list[Passage], list[str]]:
    """Every passage below `folder`, and every problem found, each naming file and passage."""
    passages: list[Passage] = []
    problems: list[str] = []
    for file in sorted(folder.glob("*.md")):
        found, wrong = read_page(file)
        passages += found
        problems += wrong
    return passages, problems


def read_page(file: Path) -> tuple[list[Passage], list[str]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return [], [f"{file.name}: cannot be read as UTF-8 text ({type(problem).__name__})"]
    front, body, problems = _front_matter(file.name, text)
    topic = str(front.get("topic", ""))
    if topic not in TITLES:
        problems.append(f"{file.name}: topic: {topic!r} is not a topic of the taxonomy")
    heads = list(HEADING.finditer(body))
    if not heads:
        problems.append(f"{file.name}: no passage; a passage begins with a line like '## Title {{#anchor}}'")
    passages = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start() if following else len(body)
        passage, wrong = _passage(file, head["title"], head["anchor"], topic, body[head.end() : end])
        passages.append(passage)
        problems += wrong
    return passages, problems


def _front_matter(name: str, text: str) -> tuple[dict[str, object], str, list[str]]:
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        return {}, text, [f"{name}: a page begins with front matter between two lines of ---"]
    try:
        front = load_yaml(parts[1])
    except yaml.YAMLError as problem:
        return {}, parts[2], [f"{name}: front matter: {_one_line(problem)}"]
    if not isinstance(front, dict):
        return {}, parts[2], [f"{name}: front matter: expected `title:` and `topic:`"]
    unknown = set(front) - {"title", "topic"}
    missing = {"title", "topic"} - set(front)
    problems = [f"{name}: front matter: {key}: unknown key" for key in sorted(map(str, unknown))]
    problems += [f"{name}: front matter: {key}: missing" for key in sorted(missing)]
    return front, parts[2], problems


def _passage(file: Path, title: str, anchor: str, topic: str, raw: str) -> tuple[Passage, list[str]]:
    passage_id = f"{file.stem}#{anchor}"
    note = NOTE.search(raw)
    fields = _fields(note[1]) if note else {}
    text = NOTE.sub("", raw).strip()
    words = len(text.split())
    level, also = fields.get("level", ""), fields.get("also")
    problems = []
    if level not in LEVELS:
        problems.append(f"level: {level!r} is none of {', '.join(LEVELS)}")
    if not fields.get("answers"):
        problems.append("answers: missing; say which question the passage answers")
    if also is not None and (also not in TITLES or also == topic):
        problems.append(f"also: {also!r} is not a second topic of the taxonomy")
    if not SHORTEST <= words <= LONGEST:
        problems.append(f"{words} words; a passage has {SHORTEST} to {LONGEST}")
    passage = Passage(
        id=passage_id, title=title, topic=topic, text=text, also=also, answers=fields.get("answers", ""),
        level=level if level in LEVELS else "mid",
    )
    return passage, [f"{file.name}: {passage_id}: {problem}" for problem in problems]


def _fields(note: str) -> dict[str, str]:
    """`level: mid | also: x | answers: Why?` as a dictionary."""
    pairs = (part.partition(":") for part in note.split("|"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())
