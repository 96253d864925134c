"""Candor: a conversational mock interviewer for machine-learning engineers."""

__version__ = "0.1.0"
