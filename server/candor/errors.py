"""Everything that can go wrong, as one tree. Web and terminal code maps these; nobody else invents codes.

CandorError
├── CandidateError            the candidate or client asked for something that cannot be done
│   ├── BadMessage            a frame, command or form that is malformed (names the field)
│   ├── AnswerRejected        an answer that is empty, too long or not text
│   ├── OutOfTurn             a command that is not legal in this state
│   ├── ConflictingMessage    a message id that was used before with other content
│   ├── UnknownInterview      no such interview for this owner
│   ├── UnknownQuestion       a drill names a question that is not in the bank
│   ├── UnknownDocument       no such document of this owner
│   ├── LibraryFull           as many documents as are kept
│   ├── DocumentRefused       a document that cannot be read, and why
│   │   ├── DocumentTooLarge      more bytes, pages, characters or unpacked parts than are read
│   │   ├── DocumentUnsupported   its content is of a kind that is not read, whatever its name says
│   │   ├── DocumentLocked        it asks for a password
│   │   ├── DocumentBroken        cut short or damaged, or against the rules of its format
│   │   ├── DocumentEmpty         no text in it that can be seen
│   │   └── DocumentTooCostly     reading it took more time or memory than it is given
│   ├── TooFast               more messages a second than anyone types
│   └── NotYet                something that is withheld until the interview has ended
├── KnowledgeError            a knowledge file is broken (names file, entry, field)
├── DatasetError              a labelled set is not in its format (names file, line, field)
├── SettingsError             a setting or start-up condition is wrong (names it)
├── JournalError              the store
│   ├── StaleAppend           somebody else appended first: fold again
│   ├── DuplicateMessage      the client message id is stored already
│   ├── JournalUnavailable    locked, full, read-only, gone
│   └── ForeignDatabase       the file is not Candor's, or from a newer Candor
└── EngineError               an engine could not speak, read or embed
    ├── EngineTimeout         not in time
    ├── EngineUnavailable     not there, or failing by itself
    ├── EngineRefused         the endpoint does not take the request: key, model or address are wrong (knows the status)
    ├── EngineBusy            too many requests (knows after how many seconds to try again, if it was told)
    ├── EngineGarbled         what came cannot be used: not the format, empty, too long, out of range
    ├── EngineFiltered        the model declined, or its provider held the words back
    ├── EngineCut             the words stopped before their end
    └── BudgetSpent           the tokens allowed for this interview are used up
"""


class CandorError(Exception):
    """`code` is the wire code; `retryable` says whether the same request may succeed later."""

    code = "internal"
    retryable = False


class CandidateError(CandorError):
    code = "bad_request"


class BadMessage(CandidateError):
    code = "bad_message"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field


class AnswerRejected(CandidateError):
    code = "answer_rejected"


class OutOfTurn(CandidateError):
    code = "out_of_turn"


class ConflictingMessage(CandidateError):
    code = "message_conflict"


class UnknownInterview(CandidateError):
    code = "unknown_interview"


class UnknownQuestion(CandidateError):
    code = "unknown_question"


class UnknownDocument(CandidateError):
    code = "unknown_document"


class LibraryFull(CandidateError):
    code = "library_full"


class DocumentRefused(CandidateError):
    code = "document_refused"


class DocumentTooLarge(DocumentRefused):
    code = "document_too_large"


class DocumentUnsupported(DocumentRefused):
    code = "document_unsupported"


class DocumentLocked(DocumentRefused):
    code = "document_locked"


class DocumentBroken(DocumentRefused):
    code = "document_broken"


class DocumentEmpty(DocumentRefused):
    code = "document_empty"


class DocumentTooCostly(DocumentRefused):
    code = "document_too_costly"


class TooFast(CandidateError):
    code, retryable = "too_fast", True


class NotYet(CandidateError):
    code, retryable = "not_yet", True


class KnowledgeError(CandorError):
    """One problem, or several, each already carrying its place."""

    code = "knowledge"

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class DatasetError(CandorError):
    code = "dataset"


class SettingsError(CandorError):
    code = "settings"


class JournalError(CandorError):
    code = "journal"


class StaleAppend(JournalError):
    code, retryable = "stale_append", True


class DuplicateMessage(JournalError):
    code = "duplicate_message"


class JournalUnavailable(JournalError):
    code, retryable = "journal_unavailable", True


class ForeignDatabase(JournalError):
    code = "foreign_database"


class EngineError(CandorError):
    code, retryable = "engine", True


class EngineTimeout(EngineError):
    code = "engine_timeout"


class EngineUnavailable(EngineError):
    code = "engine_unavailable"


class EngineRefused(EngineError):
    code, retryable = "engine_refused", False

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class EngineBusy(EngineError):
    code = "engine_busy"

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after  # seconds


class EngineGarbled(EngineError):
    code = "engine_garbled"


class EngineFiltered(EngineError):
    code, retryable = "engine_filtered", False


class EngineCut(EngineError):
    code = "engine_cut"


class BudgetSpent(EngineError):
    code, retryable = "budget_spent", False
