"""An interview in a real browser, as a newcomer has it: set-up, six answers, a refresh in mid-sentence, the report."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from integration.server_process import ServerProcess

ARTIFACTS = Path(__file__).parent.parent / "artifacts"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PACE = "0.02"  # seconds a word: slow enough to refresh in the middle of a reply

ANSWERS = (
    "I'm an ML engineer with three years at a delivery company, and lately I rebuilt our arrival-time model.",
    "I would put the training error beside the validation error, because a wide gap means that the model memorises.",
    "If both are high the model is too simple, so more data would not help and I would add features instead.",
    "```python\nsorted(rows, key=lambda row: row.time)\n```\nSorting costs n log n, which is fine for one machine.",
    "It depends on the cost of a miss: with fraud I would accept more false alarms, since a review is cheap.",
    "We compared it with last week's value as a baseline, and the error fell from 14 to 8 minutes in an A/B test.",
)

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path_factory.mktemp("browser"), CANDOR_SECONDS_PER_WORD=PACE).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no Chromium: install Debian's package `chromium`, or set CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    gone = "ERR_CONNECTION_REFUSED"  # what Chromium says while the server is down; the page is meant to survive it
    assert [problem for problem in problems if gone not in problem] == []


def picture(page: Page, name: str) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png", full_page=True)


def assert_accessible(page: Page, where: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


def my_turn(page: Page) -> None:
    expect(page.get_by_text("Your turn.")).to_be_visible(timeout=20_000)


def answer(page: Page, text: str) -> None:
    my_turn(page)
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Send").click()


def begin(page: Page, server: ServerProcess) -> None:
    page.goto(server.address)
    expect(page.get_by_role("button", name="Start the interview")).to_be_visible()
    assert_accessible(page, "set-up")
    picture(page, "1-set-up")
    page.get_by_role("button", name="Start the interview").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]+$"))


def end(page: Page) -> None:
    page.get_by_role("button", name="End", exact=True).click()
    picture(page, "4-end")
    assert_accessible(page, "the question before ending")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^End")).click()


def test_an_interview_from_set_up_over_a_refresh_in_mid_sentence_to_the_report(
    page: Page, server: ServerProcess
) -> None:
    begin(page, server)
    for number, text in enumerate(ANSWERS):
        answer(page, text)
        if number == 2:
            expect(page.get_by_text("The interviewer is speaking.")).to_be_visible()
            page.reload()
            picture(page, "2-after-the-refresh")
        if number == 3:
            expect(page.locator("pre code").first).to_contain_text("sorted(rows")
    my_turn(page)
    conversation = page.get_by_role("log", name="Conversation")
    for text in ANSWERS:
        expect(conversation.get_by_text(text.split("\n")[-1], exact=True)).to_have_count(1)
    assert_accessible(page, "interview")
    picture(page, "3-interview")
    end(page)
    page.get_by_role("link", name=re.compile("report", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/report$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Full loop")
    expect(page.get_by_text(ANSWERS[5][:40]).first).to_be_attached()
    expect(page.get_by_role("link", name="Start this drill").first).to_be_visible()
    assert_accessible(page, "report")
    picture(page, "5-report")


def test_a_draft_survives_a_refresh(page: Page, server: ServerProcess) -> None:
    begin(page, server)
    my_turn(page)
    page.get_by_label("Your answer").fill("Half a thought, not sent")
    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value("Half a thought, not sent")


def test_the_line_comes_back_after_the_server_was_killed(page: Page, server: ServerProcess) -> None:
    begin(page, server)
    answer(page, ANSWERS[0])
    server.kill()
    page.wait_for_timeout(500)
    server.start()
    my_turn(page)
    expect(page.get_by_role("log", name="Conversation").get_by_text(ANSWERS[0], exact=True)).to_have_count(1)


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390), ("dark", 390)])
def test_every_screen_is_accessible_in_dark_and_on_a_phone(
    browser: Browser, server: ServerProcess, scheme: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    begin(page, server)
    answer(page, ANSWERS[0])
    answer(page, ANSWERS[1])
    my_turn(page)
    assert_accessible(page, f"interview, {scheme}, {width}")
    picture(page, f"interview-{scheme}-{width}")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    end(page)
    page.get_by_role("link", name=re.compile("report", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/report$"))
    assert_accessible(page, f"report, {scheme}, {width}")
    picture(page, f"report-{scheme}-{width}")
    page.goto(f"{server.address}/interviews")
    expect(page.get_by_role("link", name=re.compile("report", re.IGNORECASE)).first).to_be_visible()
    assert_accessible(page, f"past interviews, {scheme}, {width}")
    picture(page, f"past-{scheme}-{width}")
    page.close()
