"""Unprofessional language that needs no reading of meaning: swearing and chat slang of the candidate's own."""

from candor.pitfalls.exchange import Exchange, Found
from candor.pitfalls.guards import own_words
from candor.pitfalls.signs import people


def find(exchange: Exchange) -> Found | None:
    """The sentence with the first swear word or slang that is not quoted from somebody else."""
    for sentence, line in zip(exchange.sentences, exchange.plain_sentences, strict=True):
        own = own_words(line)
        if (people.SWEARING.search(own) or people.CHAT_SLANG.search(own)) and not people.QUOTING.search(line):
            return exchange.found("unprofessional_language", sentence.start, sentence.end, 0.8)
    return None
