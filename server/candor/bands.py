"""Every threshold of the reading and the grade, once. Numbers and their reasons; no code that uses them.

Fitted coarsely on the labelled development answers with folds by question; rounded, because finer would be pretence.
"""

from typing import Final

# How near a span must come to a key point. Nearness is cosine to the point's best wording, plus a share of the words
# they have in common, minus a share of what the span has in common with the other points and with the question, and
# of what the point has in common with the question: what is near to everything is evidence of nothing.
NEAR_WORDS_SHARE: Final = 0.8
NEAR_OTHERS_SHARE: Final = 0.6
NEAR_QUESTION_SHARE: Final = 0.2
NEAR_EXPECTED_SHARE: Final = 0.2
NEAR_MET: Final = 0.38
NEAR_PARTLY: Final = 0.24
NEAR_SIBLING_SLACK: Final = 0.06  # a span may be this much nearer to another point and still serve this one
NEAR_TWICE: Final = 0.04  # above NEAR_PARTLY by this much, one span may serve two points
WORDS_MET: Final = 0.42  # without vectors: share of a wording's content words
WORDS_PARTLY: Final = 0.25
EVIDENCE_WORDS: Final = 4  # a quote has at least this many words where the answer has them

WRONG_NEAR: Final = 0.66  # cosine to a misconception's wording
WRONG_NEAR_BARE: Final = 0.75  # the same, of a span that shares no word with it beyond those of the question
WRONG_CLAUSE_WORDS: Final = 8  # a clause shorter than this says too little by itself to be held against anybody
WRONG_MARGIN: Final = 0.08  # and nearer to it than to anything right by this much
WRONG_WORDS: Final = 0.55  # the same without vectors

OFF_TOPIC_NEAR_STORY: Final = 0.1  # a story may be about anything
OFF_TOPIC_NEAR: Final = 0.26  # no span nearer than this to question or interviewer's line: 5% of on-topic answers
OFF_TOPIC_REASONED: Final = 3.0  # reasoning from which an answer is not called astray: one real reason, by the scale
ON_TOPIC_NEAR: Final = 0.25

OFF_TOPIC_WORDS: Final = 8  # content words; less is too little to tell
TOO_SHORT_WORDS: Final = 3  # content words
TOO_SHORT_TOTAL: Final = 7  # words of any kind; with more, something was said

NEAR_ASKED: Final = 0.1  # added to a reply's nearness to the point it was just asked about: it may leave words out
STORY_ASKED: Final = 0.2  # the same for a part of a story or project, and for each concrete sign beside it
STORY_VAGUE: Final = 0.12  # share of general words above which a reply to a follow-up is not credited for being one
STRENGTH_MET: Final = 0.6  # of a story's part, 0..1
STRENGTH_PARTLY: Final = 0.3
PROJECT_CUE_SHARE: Final = 0.7  # what cues alone make of a project part; nearness fills what they leave open
PROJECT_NEAR_SHARE: Final = 0.5

COVERAGE_FOR_FIVE: Final = 0.8  # of the weight expected; nobody says everything
PROJECT_COVERAGE_FOR_FIVE: Final = 0.95  # a project is the candidate's own: nothing of it need be missing
COVERAGE_CURVE: Final = 0.85  # the first points count for more than the last
# Correctness held against a reference answer or passages: points per unit of each reading of `scoring/held.py`; fitted
# on the labelled answers, one author left out at a time, and on outside answers with human scores; rounded.
HELD_TO_REFERENCE: Final = {"base": 2.25, "words": 4.9, "nearer": 2.4, "beyond": 1.3, "most": 5.0}
HELD_TO_PASSAGES: Final = {"base": 1.75, "words": 2.0, "nearer": 1.6, "beyond": 3.2, "most": 4.0}
EXERCISE_WEIGHTS: Final = {"correctness": 0.85, "reasoning": 0.1, "communication": 0.05}
HINT_COST: Final = 0.5  # of the ceiling of correctness, per hint
WRONG_COST: Final = 0.8  # of correctness, per misconception
# The same of what the trained scorer says: labelled answers alone would move no bar, since candidates
# for higher levels were given better answers; the scales do.
LEVEL_LEAN: Final = {"junior": 0.0, "mid": 0.0, "senior": -0.1}
LEVEL_BAR_SHARE: Final = 0.5  # of what the formula takes for points that only this level is held to
LEVEL_COST: Final = {"junior": 0.0, "mid": 0.15, "senior": 0.35}  # what the same explanation is worth less higher up

# A language model's verdicts. The published score is code's sum of what stands, no farther than this from the local
# reading; from BOTH_SHOWN on both readers are told and the band spans them.
FARTHEST_APART: Final = 1.5
BOTH_SHOWN: Final = 1.0
SAME_WORDS: Final = 0.6  # share of the shorter of two quotes above which they are the same words
# Cosine of a quote, or of the sentence it stands in, to what it is evidence of: of the bank's wordings of a point 99 of
# 100 come to 0.17 of the others of the same point. It catches what is about something else, and does not judge.
NEAR_CRITERION: Final = 0.15
OTHER_WRONG_COST: Final = 0.5  # of correctness, per false statement that is no known misconception
MOST_OTHER_WRONG: Final = 3  # that count

# The trained scorer may say so much more or less than the plain formula, and no more: the formula counts what stands
# in the answer, and an answer unlike all that the scorer was fitted on must not fall back to an average.
FAR_FROM_FORMULA: Final = 1.8

OVERALL_ABOVE_CORRECTNESS: Final = 1.0
OVERALL_ABOVE_REASONING: Final = 2.0
OVERALL_ABOVE_ACTION: Final = 1.0
# overall = slope * weighted mean + shift, under the ceilings: a judgement is harsher than an average. Fitted once on
# scores of answers that were held out (`make train`), rounded.
OVERALL_LINE: Final = {
    "technical": (1.3, -1.25), "project": (1.15, -0.6), "behavioral": (1.15, -0.6), "behavioral_plain": (1.15, -0.6),
}  # fmt: skip
OVERALL_WEIGHTS: Final = {
    "technical": {"correctness": 0.60, "reasoning": 0.32, "communication": 0.08},
    "project": {"substance": 0.60, "reasoning": 0.25, "communication": 0.15},
    "behavioral": {
        "situation": 0.06, "task": 0.05, "action": 0.33, "result": 0.16, "reasoning": 0.25, "communication": 0.15,
    },
    "behavioral_plain": {  # a prompt that asks for no story
        "situation": 0.10, "task": 0.05, "action": 0.15, "result": 0.15, "reasoning": 0.35, "communication": 0.20,
    },
}  # fmt: skip

# Reasoning and communication: points on the scale of 1 to 5 per unit of what is measured; moves count by the square
# root of their number, so that the second of a kind adds less than the first.
MOVE_WORTH: Final = {
    "mechanism": 1.2, "assumption": 0.3, "trade_off": 0.55, "order": 0.5, "evidence": 0.35, "conclusion": 0.15,
}  # fmt: skip
MOST_OF_A_KIND: Final = 6
NEUTRAL_CIRCLING: Final = 0.45
REASONING_BASE: Final = 0.6
REASONING_CONNECTED: Final = 1.1
REASONING_VARIED: Final = 0.5
REASONING_VAGUE: Final = 16.0
REASONING_CIRCLING: Final = 3.0
REASONING_LONG: Final = 1.5  # per 100 words of one answer above LONG_REASONING
LONG_REASONING: Final = 120
COMMUNICATION_BASE: Final = 1.2
COMMUNICATION_VARIED: Final = 2.2
COMMUNICATION_SENTENCE: Final = 0.06  # per word of mean sentence length up to GOOD_SENTENCE
GOOD_SENTENCE: Final = 20
COMMUNICATION_FILLERS: Final = 13.0
COMMUNICATION_BROKEN: Final = 1.8
COMMUNICATION_LISTED: Final = 0.6
COMMUNICATION_CHOPPED: Final = 7.0
COMMUNICATION_VAGUE: Final = 6.0
COMMUNICATION_REPEATED: Final = 1.0
COMMUNICATION_LONG_SENTENCE: Final = 0.8  # per ten words above LONG_SENTENCE
LONG_SENTENCE: Final = 35
COMMUNICATION_LONG: Final = 0.8  # per 100 words of one answer above LONG_ANSWER
LONG_ANSWER: Final = 180

# A band holds about three quarters of the labels of the labelled answers: half its width is BAND_ENDS at 1 and 5,
# wider by BAND_MIDDLE at 3; communication is read more surely than the rest.
BAND_ENDS: Final = 0.85
BAND_MIDDLE: Final = 0.55
BAND_COMMUNICATION: Final = 0.75  # times
BAND_LEXICAL: Final = 0.4
BAND_GUIDE: Final = 0.4  # measured against passages that nobody wrote for the question
BAND_SHORT: Final = 0.2
BAND_BORDERLINE: Final = 0.1
SHORT_ANSWER_WORDS: Final = 25
LEAST_LEXICAL_WORDS: Final = 8

# Rambling: drift is the base plus weight times reading; fitted on the labelled answers, folds by question.
RAMBLING_LEAST_WORDS: Final = 45
RAMBLING_LEAST_SIGNS: Final = 1
RAMBLING_DRIFT: Final = 0.7
RAMBLING_DRIFT_STORY: Final = 1.5  # a story has people and places in it by right
RAMBLING_BASE: Final = -1.0
RAMBLING_WEIGHTS: Final = {
    "farther_half": -6.0, "coherence": -1.5, "signs": 1.75, "others": 0.2, "new_words": -4.3, "commas": 0.08,
    "reasons": -0.3,
}  # fmt: skip
