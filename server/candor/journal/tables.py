"""The tables as of today. How older ones become these is in `migrations/`; a test holds both alike."""

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

INTERVIEW = Table(
    "interview",
    METADATA,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("id", "owner", name="interview_of_owner"),
    Index("interviews_of_owner", "owner", "created_at"),
)

EVENT_ROW = Table(
    "event",
    METADATA,
    Column("interview", String, nullable=False),
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("owner", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("message_id", String),
    Column("data", Text, nullable=False),
    PrimaryKeyConstraint("interview", "number", name="event_number"),
    UniqueConstraint("interview", "message_id", name="event_message"),
    # An event has the owner of its interview: the database refuses any other, whatever the code above it does.
    ForeignKeyConstraint(["interview", "owner"], ["interview.id", "interview.owner"], name="event_of_interview"),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("line", Text, nullable=False),  # what the list of documents shows
    Column("data", Text, nullable=False),
    Index("documents_of_owner", "owner", "created_at"),
)

MARKS = Table(
    "marks",
    METADATA,
    Column("interview", String, nullable=False),
    Column("key", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("data", Text, nullable=False),
    PrimaryKeyConstraint("interview", "key", name="marks_once"),
    ForeignKeyConstraint(["interview", "owner"], ["interview.id", "interview.owner"], name="marks_of_interview"),
    Index("marks_of_owner", "owner", "key"),
)
