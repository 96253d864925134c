"""Interviews and their events."""

import sqlalchemy as sa
from alembic import op

revision = "candor_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("id", "owner", name="interview_of_owner"),
    )
    op.create_index("interviews_of_owner", "interview", ["owner", "created_at"])
    op.create_table(
        "event",
        sa.Column("interview", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.String),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("interview", "number", name="event_number"),
        sa.UniqueConstraint("interview", "message_id", name="event_message"),
        sa.ForeignKeyConstraint(["interview", "owner"], ["interview.id", "interview.owner"], name="event_of_interview"),
    )
