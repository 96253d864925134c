"""The candidate's own documents."""

import sqlalchemy as sa
from alembic import op

revision = "candor_0002"
down_revision = "candor_0001"


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_index("documents_of_owner", "document", ["owner", "created_at"])
