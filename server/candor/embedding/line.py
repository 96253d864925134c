"""Who waits for vectors, and in what order they are served: one thread, in batches, no long text before everybody.

Knows texts and rows, no model: it is handed one function. Belongs to no event loop, so that it outlives any.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from candor.errors import EngineUnavailable
from candor.text.vectors import FloatArray, Vectors

T = TypeVar("T")
Encode = Callable[[Sequence[str]], FloatArray]

BATCH = 6000  # letters encoded before anybody else is looked at: about a sixth of a second
SHARE = 3000  # letters of one caller in a batch while others wait: an answer of 200 words fits
LONGEST = 1000  # letters after which models stop reading, near enough
EACH = 20  # what a text costs beyond its letters


class Place:
    """One caller's place in the line: what it still wants, what it has."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.wanted = dict.fromkeys(texts)
        self.rows: dict[str, FloatArray] = {}
        self.future: Future[Vectors] = Future()

    def share(self, letters: int) -> list[str]:
        """As much of what it wants as fits, one text at least."""
        taken: list[str] = []
        for text in self.wanted:
            letters -= cost(text)
            if taken and letters < 0:
                break
            taken.append(text)
        return taken

    def give(self, rows: Vectors) -> None:
        """Take what it wants of `rows`, whoever asked for them; when that was all, the caller goes on."""
        for text in [text for text in self.wanted if text in rows]:
            self.rows[text] = rows[text]
            del self.wanted[text]
        if not self.wanted:
            with suppress(InvalidStateError):  # the caller has left
                self.future.set_result(self.rows)

    def fail(self, problem: EngineUnavailable) -> None:
        with suppress(InvalidStateError):
            self.future.set_exception(problem)


class Line:
    """`run` and `ask` may be called from any thread; what they are given runs on one thread of the line's own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._places: deque[Place] = deque()
        self._lock = Lock()
        self._closed = False

    def run(self, work: Callable[[], T]) -> Future[T]:
        """Raises EngineUnavailable after `close`."""
        with self._lock:
            if self._closed:
                raise EngineUnavailable("the embedder is closed")
            return self._thread.submit(work)

    def ask(self, texts: Sequence[str], encode: Encode) -> Future[Vectors]:
        """A row for every text. The future fails with EngineUnavailable; cancelling it leaves the line."""
        place = Place(texts)
        with self._lock:
            if self._closed:
                raise EngineUnavailable("the embedder is closed")
            self._places.append(place)
            self._thread.submit(self._serve, encode)
        return place.future

    def close(self) -> None:
        """Nobody waits for ever: those in the line are told."""
        with self._lock:
            self._closed = True
            self._thread.shutdown(wait=False, cancel_futures=True)
            self._turn_away()

    def _turn_away(self) -> None:
        while self._places:
            self._places.popleft().fail(EngineUnavailable("the embedder is closed"))

    def _serve(self, encode: Encode) -> None:
        """Encode one batch of what waits, and come back for what is left. Every `ask` brings one such run."""
        chosen = self._next()
        if not chosen:
            return
        try:
            rows = _encoded(encode, [text for _, share in chosen for text in share])
        except Exception:  # one caller's text may be at fault: each is served alone, the others lose nothing
            rows = {}
            for place, share in chosen:
                _serve_alone(encode, place, share)
        with self._lock:
            # Those not done go to the end, behind who came later: a long text must not hold everybody up.
            self._places.extend(place for place, _ in chosen)
            for place in self._places:
                place.give(rows)
            self._places = deque(place for place in self._places if not place.future.done())
            if self._closed:
                self._turn_away()
            elif self._places:
                self._thread.submit(self._serve, encode)

    def _next(self) -> list[tuple[Place, list[str]]]:
        """Those whose turn it is, taken out of the line, and each one's share of the batch."""
        chosen: list[tuple[Place, list[str]]] = []
        left = BATCH
        with self._lock:
            while self._places and left > 0:
                place = self._places.popleft()
                if place.future.done():  # cancelled
                    continue
                share = place.share(min(SHARE, left))
                left -= sum(map(cost, share))
                chosen.append((place, share))
        return chosen


def cost(text: str) -> int:
    """Of encoding it, in letters."""
    return EACH + min(len(text), LONGEST)


def _serve_alone(encode: Encode, place: Place, share: list[str]) -> None:
    try:
        place.give(_encoded(encode, share))
    except Exception as problem:
        place.fail(EngineUnavailable(f"not embedded: {type(problem).__name__}"))


def _encoded(encode: Encode, texts: Sequence[str]) -> Vectors:
    distinct = list(dict.fromkeys(texts))
    return dict(zip(distinct, encode(distinct), strict=True))
