"""The append-only store behind `candor.ports.Journal`: `sql.py` keeps it in a file, `memory.py` for a process.

What an interview means is never decided here; see `interview/`.
"""
