"""The answers file and the virtual clock."""

from datetime import timedelta
from pathlib import Path

import pytest

from candor.cli.scripted import STARTS, VirtualClock, read_script
from candor.errors import BadMessage


def written(folder: Path, data: bytes | str) -> Path:
    file = folder / "answers.txt"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_every_line_is_an_answer_and_blank_lines_are_left_out(tmp_path: Path) -> None:
    script = read_script(written(tmp_path, "First one.\n\n   \n# not a comment\r\nlast, without a line end"))
    assert [line.text for line in script] == ["First one.", "# not a comment", "last, without a line end"]
    assert [line.number for line in script] == [1, 4, 5]
    assert not any(line.is_command for line in script)


def test_backslash_n_inside_a_line_is_a_line_break(tmp_path: Path) -> None:
    (line,) = read_script(written(tmp_path, "```python\\nprint(1)\\n\\nprint(2)\\n```"))
    assert line.text == "```python\nprint(1)\n\nprint(2)\n```"


def test_a_line_separator_inside_an_answer_does_not_part_it(tmp_path: Path) -> None:
    (line,) = read_script(written(tmp_path, "one\u2028two\u0085three"))
    assert line.text == "one\u2028two\u0085three"


def test_a_leading_slash_is_a_command(tmp_path: Path) -> None:
    script = read_script(written(tmp_path, "/hint\n/SKIP \n/plan"))
    assert [(line.text, line.is_command) for line in script] == [("hint", True), ("skip", True), ("plan", True)]


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        ("Fine.\n/dance\n", 2, "unknown command /dance"),
        (b"Fine.\nAlso fine.\nCaf\xe9\n", 3, "not UTF-8"),
        ("Fine.\n\n" + "long " * 5000, 3, "an answer may have 20,000"),
        ("A bell \x07 rings\n", 1, "control character U+0007"),
    ],
)
def test_a_broken_line_is_named_with_file_and_number(tmp_path: Path, data: bytes | str, line: int, says: str) -> None:
    file = written(tmp_path, data)
    with pytest.raises(BadMessage) as refused:
        read_script(file)
    assert str(refused.value).startswith(f"{file}:{line}: ")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_answers_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadMessage, match=r"nowhere\.txt: cannot be read"):
        read_script(tmp_path / "nowhere.txt")


def test_virtual_time_passes_at_130_words_a_minute() -> None:
    clock = VirtualClock()
    assert clock.now() == STARTS
    clock.hear("word " * 130)
    assert clock.now() - STARTS == timedelta(minutes=1)
    clock.hear("   \n")
    assert clock.now() - STARTS == timedelta(minutes=1)
