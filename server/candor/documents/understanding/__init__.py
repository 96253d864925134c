"""What a document says, worked out from its lines: pure, deterministic, and each item with the line it came from.

Nothing here believes what it reads: a skill is one that was claimed, a number one that was written.
"""
