"""The candidate's own documents: read in a process of their own, understood line by line, kept for their owner.

`child.py` and what it imports (`sniffing`, `pdf`, `sight`, `word`, `archive`, `markup`, `unseen`) run in that process
and stay light: it is started for every document. What a text claims is worked out in `understanding/`, which is pure.
"""
