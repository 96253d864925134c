"""Everything Candor needs from outside, on one page. Adapters implement these; `wiring.py` chooses among them."""

import hashlib
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Literal, Protocol

from candor.interview.background import Background, Document, DocumentHit, DocumentLine
from candor.interview.drafts import Draft
from candor.interview.events import AnyEvent
from candor.interview.moves import AnyMove
from candor.interview.question import Citation, Prepared, Question
from candor.interview.reading import EngineStamp
from candor.interview.state import State
from candor.interview.usage import Purpose, Usage
from candor.interview.verdicts import Marks
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
class Used:
    """Calls of a language model, whatever became of them, and what they cost, if that is known."""

    purpose: Purpose
    usage: Usage
    cost: float | None
    by: EngineStamp


@dataclass
class Account:
    """What an engine tells beside its words, filled in while it speaks; what is not told is as usual. Read when the
    words have ended, in whatever way."""

    by: EngineStamp | None = None  # who spoke, where it was not the interviewer that was asked
    move: AnyMove | None = None  # what it took, where it had the choice
    cut_because: str | None = None
    given_away: tuple[str, ...] = ()
    used: list[Used] = field(default_factory=list)
    stood_in: str | None = None  # the code of the error for which the embedded interviewer spoke
    for_good: bool = False


@dataclass(frozen=True)
class Cue:
    """What an interviewer is told before it speaks: the interview so far and the move to word. Where `moves` has more
    than one, or `own` is allowed, an engine may take another than `move` and tells so in `account`; `state` then knows
    nothing of a choice yet, and `prepared` is the question that an `Ask` among them would put."""

    state: State
    move: AnyMove
    utterance: int  # with the interview's seed, what makes an embedded wording repeatable
    asked: Answerable | None = None  # for `Reply`: what the guide has on the candidate's question
    moves: tuple[AnyMove, ...] = ()
    own: bool = False  # whether a follow-up of the engine's own is legal, on words of the last answer
    prepared: Prepared | None = None
    account: Account = field(default_factory=Account, compare=False)

    def alone(self, move: AnyMove, state: State) -> "Cue":
        """The cue for one move and no other, in the state in which it has been chosen."""
        return replace(self, state=state, move=move, moves=(move,), own=False)


class Interviewer(Protocol):
    @property
    def stamp(self) -> EngineStamp: ...

    def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        """Words in pieces, as they come. Raises EngineError."""
        ...


@dataclass(frozen=True)
class Paper:
    """One answer as a grader is handed it: `criteria` and `misconceptions` by id, `before` what was said earlier on the
    same question and by whom, `answer` what of it may be read. No level, and nothing that a mark is worth."""

    asks: str
    criteria: tuple[tuple[str, str], ...]
    answer: str
    said: str = ""
    misconceptions: tuple[tuple[str, str], ...] = ()
    passages: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] = ()

    def key(self, by: EngineStamp, nth: int = 0) -> str:
        """The same for the same paper, model and prompt; `nth` tells gradings of one paper apart."""
        told = json.dumps([astuple(self), by.model, by.prompt, nth], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class Grader(Protocol):
    @property
    def stamp(self) -> EngineStamp: ...

    @property
    def host(self) -> str:
        """Where an answer would go, as a candidate is told it."""
        ...

    async def mark(self, paper: Paper, used: list[Used]) -> Marks:
        """What is found in the answer, with quotes that nobody has checked. `used` gets what it took, also where it
        raises EngineError."""
        ...


class Tailor(Protocol):
    @property
    def stamp(self) -> EngineStamp: ...

    @property
    def host(self) -> str: ...

    async def draft(self, background: Background, used: list[Used]) -> tuple[Draft, ...]:
        """Questions that nobody has checked. As `Grader.mark` for `used` and what it raises."""
        ...


@dataclass(frozen=True)
class Sayable:
    """One fact of a report in code's words, with the candidate's words that it rests on."""

    text: str
    quote: str = ""


class Rewriter(Protocol):
    @property
    def stamp(self) -> EngineStamp: ...

    @property
    def host(self) -> str: ...

    async def reword(self, facts: Sequence[Sayable], used: list[Used]) -> dict[int, str]:
        """Wordings by place, which nobody has checked. As `Grader.mark` for `used` and what it raises."""
        ...


class MarkStore(Protocol):
    """Marks that were made before, by `Paper.key`; forgotten with the interview that they were made in."""

    async def marks(self, owner: str, key: str) -> Marks | None: ...

    async def keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        """Raises JournalError."""
        ...


class Embedder(Protocol):
    @property
    def model(self) -> str:
        """The model's name and revision; empty when there is none."""

    @property
    def ready(self) -> bool: ...

    def prompted(self, text: str, role: Literal["query", "document"]) -> str:
        """The text as the model wants it on either side of a search; unchanged where it makes no difference."""

    async def warm(self) -> None:
        """Make ready; takes seconds the first time. Raises EngineUnavailable."""

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


class Library(Protocol):
    """The documents that candidates brought, each seen by its owner alone."""

    async def add(self, owner: str, document: Document) -> None:
        """Raises LibraryFull, JournalUnavailable."""
        ...

    async def documents(self, owner: str) -> list[DocumentLine]:
        """Newest first."""
        ...

    async def document(self, owner: str, document_id: str) -> Document:
        """Raises UnknownDocument when it was deleted or is another owner's."""
        ...

    async def replace(self, owner: str, document: Document) -> None:
        """Store it in place of the one with its id. Raises UnknownDocument."""
        ...

    async def search(self, owner: str, query: str, limit: int = 5) -> list[DocumentHit]:
        """At most `limit` paragraphs of the owner's documents, best first, by words."""
        ...

    async def delete(self, owner: str, document_id: str) -> None:
        """Forget it wholly. Raises UnknownDocument."""
        ...
