"""Signs of a pitfall, or against one, as patterns of words. Patterns only: what they amount to is read elsewhere."""
