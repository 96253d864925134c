"""Words of somebody else on their way into a prompt: only inside a fence, which they cannot close. Judges nothing."""

import re
from dataclasses import dataclass

FENCES = ("answer", "document", "passage", "phrase")
# What could be taken for the fence itself, for a chat template's own signs, or for the line that names a move.
FENCE_LIKE = re.compile(rf"<(?=\s*/?\s*(?:{'|'.join(FENCES)})\b)|<(?=\|)|\[(?=\[)", re.IGNORECASE)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
LOOKALIKE = {"<": "‹", "[": "("}


@dataclass(frozen=True)
class Untrusted:
    """`text` cannot be formatted into anything; `fenced` is the only way out."""

    text: str

    def __str__(self) -> str:
        raise TypeError("untrusted text enters a prompt fenced")

    def __format__(self, spec: str) -> str:
        raise TypeError("untrusted text enters a prompt fenced")

    def fenced(self, fence: str, longest: int = 0) -> str:
        """The text between `<fence>` and `</fence>`, visible characters only; with `longest`, no more than so many
        characters of it, its beginning and its end. Raises ValueError for a fence that is not one of FENCES."""
        if fence not in FENCES:
            raise ValueError(f"no such fence: {fence}")
        return f"<{fence}>{self.harmless(longest)}</{fence}>"

    def harmless(self, longest: int = 0) -> str:
        """The text as it stands inside the fence."""
        seen = UNSEEN.sub("", self.text)
        seen = FENCE_LIKE.sub(lambda found: LOOKALIKE[found[0]], seen)
        if not longest or len(seen) <= longest:
            return seen
        head = longest * 2 // 3
        return f"{seen[:head]} (...) {seen[len(seen) - (longest - head):]}"
