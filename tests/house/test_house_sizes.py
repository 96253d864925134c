"""Sizes and names, held: nothing grows until nobody reads it, and a test's name says what it holds."""

import ast
import re

from rooms import PACKAGE, ROOT, functions, modules, place, repository_files, tree

FILE_LINES = 300
FUNCTION_LINES = 40
CONDUCTOR_LINES = 200
CODE = (".py", ".ts", ".svelte", ".css", ".mjs", ".sh")
UNSAID = {"manager", "utils", "helper", "helpers", "misc", "common"}


def test_every_file_of_code_is_under_three_hundred_lines() -> None:
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in repository_files(*CODE)}
    assert {name: lines for name, lines in lengths.items() if lines >= FILE_LINES} == {}


def test_every_function_is_under_forty_lines() -> None:
    long = {}
    for file in modules():
        for function in functions(file):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines >= FUNCTION_LINES:
                long[f"{place(file)}:{function.lineno} {function.name}"] = lines
    assert long == {}


def test_the_conductor_stays_short_enough_to_read_at_once() -> None:
    lines = len((PACKAGE / "conductor.py").read_text(encoding="utf-8").splitlines())
    assert lines <= CONDUCTOR_LINES


def test_no_file_has_a_name_that_says_nothing() -> None:
    words = {place(file): set(re.split(r"[_\-.]", file.stem.lower())) for file in repository_files(*CODE)}
    assert [name for name, said in words.items() if said & UNSAID] == []


def test_test_names_are_sentences_of_four_words_or_more() -> None:
    short = []
    for file in (ROOT / "tests").rglob("test_*.py"):
        for function in functions(file):
            said = function.name.removeprefix("test_")
            if function.name.startswith("test_") and len(said.split("_")) < 4:
                short.append(f"{place(file)}:{function.lineno} {function.name}")
    assert short == []


def test_test_files_have_names_of_their_own() -> None:
    names = [file.name for file in (ROOT / "tests").rglob("*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [file for file in modules() if tree(file).body and not ast.get_docstring(tree(file))]
    assert [place(file) for file in silent] == []
