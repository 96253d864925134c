"""What Alembic runs: the migrations, on the connection and in the transaction that `opening.py` holds. Never on its
own, so that two processes cannot migrate one file at once."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
