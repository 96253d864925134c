"""The terminal's face of Candor: one module a command. Rules, scores and wordings never live here."""
