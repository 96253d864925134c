"""What a language model has marked in answers."""

import sqlalchemy as sa
from alembic import op

revision = "candor_0003"
down_revision = "candor_0002"


def upgrade() -> None:
    op.create_table(
        "marks",
        sa.Column("interview", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("interview", "key", name="marks_once"),
        sa.ForeignKeyConstraint(["interview", "owner"], ["interview.id", "interview.owner"], name="marks_of_interview"),
    )
    op.create_index("marks_of_owner", "marks", ["owner", "key"])
