"""Everything Candor needs from outside, on one page. Adapters implement these; `wiring.py` chooses among them."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from candor.interview.events import AnyEvent
from candor.interview.moves import AnyMove
from candor.interview.question import Citation, Question
from candor.interview.reading import EngineStamp
from candor.interview.state import State
from candor.text.vectors import Vectors


class Answerable(Protocol):
    """What is known about a question that candidates ask."""

    @property
    def kind(self) -> str: ...

    @property
    def reveals(self) -> str: ...

    @property
    def follow_up(self) -> str: ...


@dataclass(frozen=True)
class Cue:
    """What an interviewer is told before it speaks: the interview so far and the move to word."""

    state: State
    move: AnyMove
    utterance: int  # with the interview's seed, what makes an embedded wording repeatable
    asked: Answerable | None = None  # for `Reply`: what the guide has on the candidate's question


class Interviewer(Protocol):
    @property
    def stamp(self) -> EngineStamp: ...

    def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        """Words in pieces, as they come. Raises EngineError."""
        ...


class Embedder(Protocol):
    @property
    def model(self) -> str:
        """The model's name and revision; empty when there is none."""
        ...

    @property
    def ready(self) -> bool: ...

    async def warm(self) -> None:
        """Make ready; takes seconds the first time. Raises EngineUnavailable."""
        ...

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        """A unit vector for every distinct text, or None while the model is not ready. Raises EngineError."""
        ...

    async def index(self, texts: Sequence[str], progress: Callable[[int, int], None] = ...) -> int:
        """Embed texts that are asked for again and again, and keep them; answers how many were new."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Found:
    """One hit of a search; scores compare within one search only."""

    id: str
    score: float


class Retriever(Protocol):
    """Finds passages, or questions, by what is asked."""

    async def search(self, query: str, limit: int = 5) -> list[Found]:
        """At most `limit`, best first; by words alone while the embedder is not ready."""
        ...

    async def warm(self, progress: Callable[[int, int], None] = ...) -> bool:
        """Make the indexes ready; answers whether meaning can be searched. Raises EngineError."""
        ...

    async def close(self) -> None: ...


class Bank(Protocol):
    """The questions that can be asked, and what is known about those that candidates ask."""

    def questions(self) -> Sequence[Question]: ...

    def question(self, question_id: str) -> Question:
        """Raises UnknownQuestion."""
        ...

    def citations(self, question_id: str) -> tuple[Citation, ...]:
        """The guide passages a question cites, whole. Raises UnknownQuestion."""
        ...

    def cited(self, passage_id: str) -> Citation | None:
        """A passage of the guide, whole; None for an id it has not."""
        ...

    def asked_wordings(self) -> Sequence[str]:
        """Ways in which candidates put their own questions, to be embedded beside one."""
        ...

    def nearest_entry(self, text: str, vectors: Vectors | None) -> str | None:
        """The id of the entry that a candidate's question matches, if one does."""
        ...

    def entry(self, entry_id: str | None) -> Answerable | None: ...


@dataclass(frozen=True)
class InterviewLine:
    """A line in the list of interviews."""

    interview: str
    last: int  # number of its last event
    created: AnyEvent  # its InterviewCreated
    ended: bool
    answers: int = 0


class Journal(Protocol):
    """Append-only events by owner and interview."""

    async def append(self, owner: str, interview: str, events: Sequence[AnyEvent]) -> None:
        """Store all or nothing. Raises StaleAppend when an event number is taken, DuplicateMessage when a
        client message id is, UnknownInterview when it was deleted or is another owner's, JournalUnavailable when the
        store cannot write."""
        ...

    async def read(self, owner: str, interview: str, after: int = 0) -> list[AnyEvent]:
        """Events with a number above `after`, in order. Raises UnknownInterview."""
        ...

    async def interviews(self, owner: str) -> list[InterviewLine]:
        """Newest first."""
        ...

    async def delete(self, owner: str, interview: str) -> None:
        """Forget an interview wholly. Raises UnknownInterview."""
        ...

    async def close(self) -> None: ...
