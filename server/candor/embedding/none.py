"""No model at all: every answer is read lexically, and says so."""

from collections.abc import Callable, Sequence

from candor.text.vectors import Vectors


class NoEmbedder:
    model = ""
    ready = False

    def prompted(self, text: str, role: str) -> str:
        return text

    async def warm(self) -> None:
        return None

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        return None

    async def index(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, of: None) -> int:
        return 0

    def close(self) -> None:
        return None
