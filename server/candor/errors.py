"""Everything that can go wrong, as one tree. Web and terminal code maps these; nobody else invents codes.

CandorError
├── CandidateError            the candidate or client asked for something that cannot be done
│   ├── BadMessage            a frame, command or form that is malformed (names the field)
│   ├── AnswerRejected        an answer that is empty, too long or not text
│   ├── OutOfTurn             a command that is not legal in this state
│   ├── ConflictingMessage    a message id that was used before with other content
│   ├── UnknownInterview      no such interview for this owner
│   ├── UnknownQuestion       a drill names a question that is not in the bank
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
    ├── EngineTimeout
    └── EngineUnavailable
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
