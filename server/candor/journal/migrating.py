"""The schema of the journal's file, brought up to date. Alembic is imported here and nowhere else: a file that is up to
date does without it, and a start is a seventh of a second sooner.
"""

import threading

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_ALEMBIC = threading.Lock()  # Alembic keeps the migration that runs in a module global


def migrations() -> Config:
    """Alembic's configuration, from the package itself: there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", "candor.journal:migrations")
    return config


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the schema up to `revision` inside the transaction that `connection` has begun."""
    config = migrations()
    config.attributes["connection"] = connection
    with _ALEMBIC:
        command.upgrade(config, revision)


def known() -> list[str]:
    """Every revision of this Candor, the newest first."""
    return [script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()]
