"""Blocks of an answer: code, items and paragraphs, in time that grows with the text and not with its square."""

from itertools import pairwise

import pytest

from candor.text.blocks import LONGEST_CODE, blocks

LONGEST = 20_000
UNITS = [
    "    a\n", "    \n", "x = 1\n", "x:\n", "```\n", "~~~\n", "- a\n", "\n", "\\\n", "a\n",
    "    a\n" * 299 + "b\nx = 1\n",
]


@pytest.mark.timeout(10)  # no timing: only that nothing grows with the square of the text
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_repetitive_text_is_cut_at_once(unit: str) -> None:
    text = (unit * LONGEST)[:LONGEST]
    found = blocks(text)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_indented_lines_are_code_only_when_one_of_them_looks_like_it() -> None:
    assert not any(block.code for block in blocks("    one thing\n    and another"))
    assert [block.code for block in blocks("    total = 0\n    and another")] == [True]


def test_a_blank_line_belongs_to_code_when_more_of_it_follows() -> None:
    text = "def f(x):\n    return x\n\n    y = 2\nAfter that."
    assert [(text[block.start : block.end], block.code) for block in blocks(text)] == [
        ("def f(x):\n    return x\n\n    y = 2", True), ("After that.", False),
    ]


def test_very_long_code_becomes_several_blocks() -> None:
    found = blocks("x = 1\n" * (LONGEST_CODE + 5))
    assert [block.code for block in found] == [True, True]
