"""The append-only store behind `candor.ports.Journal`: `sql.py` keeps it in a file, `memory.py` for a process. Beside
it, in the same file, the candidates' documents (`candor.ports.Library`): `library.py`.

What an interview means is never decided here; see `interview/`.
"""
