"""What is typed becomes answers and commands."""

import io

import pytest

from candor.cli.keyboard import Keyboard, Typed


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> list[Typed]:
    """Everything a pipe with `text` holds, up to its end."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    keyboard = Keyboard(plain=True, prompting=lambda prompt: None, writing=lambda: None)
    found = []
    while not (one := keyboard.next()).over:
        found.append(one)
    return found


def test_an_empty_line_ends_an_answer_of_several_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "\nfirst\nsecond\n\n\nthird\n\n") == [Typed(text="first\nsecond"), Typed(text="third")]


def test_empty_lines_inside_a_code_fence_belong_to_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "```python\na = 1\n\nb = 2\n```"
    assert typed(monkeypatch, f"Like this:\n{code}\n\nNext.\n\n") == [
        Typed(text=f"Like this:\n{code}"), Typed(text="Next."),
    ]


def test_a_slash_is_a_command_only_at_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "/Hint\nI would look\n/var/log first\n\n") == [
        Typed(command="hint"), Typed(text="I would look\n/var/log first"),
    ]


def test_the_end_of_the_input_sends_what_was_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "half an answer") == [Typed(text="half an answer")]


def test_a_pipe_sees_no_prompt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, "an answer\n\n/hint\n")
    assert capsys.readouterr() == ("", "")
