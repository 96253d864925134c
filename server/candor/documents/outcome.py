"""What the parsing process finds: text that can be seen, and stretches that cannot. Light, and without a format."""

from dataclasses import dataclass, field

from candor.limits import LONGEST_EXCERPT, MOST_FINDINGS

MOST_SHOWN = 20 * LONGEST_EXCERPT  # characters of a hidden text that are looked at to show some of it


@dataclass(frozen=True)
class Finding:
    way: str
    excerpt: str
    where: str


@dataclass
class Reading:
    """`hidden` keeps the first MOST_FINDINGS; neighbours that are hidden alike in one place become one."""

    format: str
    lines: list[str] = field(default_factory=list)
    hidden: list[Finding] = field(default_factory=list)

    def hide(self, way: str, text: str, where: str) -> None:
        """Leave `text` out, and remember that it was there, fit to be shown. Text of spaces alone is nothing."""
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in text[:MOST_SHOWN]).split())
        if not words:
            return
        last = self.hidden[-1] if self.hidden else None
        if last and (last.way, last.where) == (way, where) and len(last.excerpt) < LONGEST_EXCERPT:
            self.hidden[-1] = Finding(way, shortened(f"{last.excerpt} {words}"), where)
        elif len(self.hidden) < MOST_FINDINGS:
            self.hidden.append(Finding(way, shortened(words), where))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else f"{text[: LONGEST_EXCERPT - 1]}…"
