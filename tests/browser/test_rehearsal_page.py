"""A rehearsal in a real browser: a story is told and marked, told again, and shown beside the first telling."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import test_whole_interview as whole
from integration.server_process import ServerProcess

pytestmark = whole.pytestmark
server, browser = whole.server, whole.browser  # the same fixtures, of this file

FIRST = (
    "In May our team at a hospital had to move the no-show model to a new scheduler, and three wards were waiting for "
    "it. It was my job to have it running by the first of June. There was a lot of talking. It went quite well."
)
DETAIL = "I wrote a test for every field, found that two dates were swapped, and fixed the loader that same evening."
SECOND = (
    "In May our team at a hospital had to move the no-show model to a new scheduler, and three wards were waiting for "
    "it. It was my job to have it running by the first of June. I wrote a test for every field, found that two dates "
    "were swapped, and fixed the loader that same evening. I tested first because a wrong date would have sent "
    "patients away. It ran on the 30th of May, and no-shows fell from 14 to 11 percent."
)
SCREENS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, width = request.param
    page = browser.new_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    yield page
    page.close()


def tell(page: Page, label: str, text: str) -> None:
    whole.my_turn(page)
    page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Send").click()


def looked_at(page: Page, what: str) -> None:
    """Accessible, no wider than the screen, and kept as a picture."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    name = f"rehearsal-{what}-{page.evaluate('matchMedia(`(prefers-color-scheme: dark)`).matches')}-{width}"
    whole.picture(page, name)
    whole.assert_accessible(page, name)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), what


def begin(page: Page, server: ServerProcess) -> None:
    page.goto(server.address)
    page.get_by_role("radio", name="Rehearsal").check(force=True)
    page.get_by_role("radio", name="Pick a prompt").check(force=True)
    options = page.get_by_label("Prompt", exact=True)
    expect(options.locator("optgroup").first).to_be_attached()
    options.select_option("launch-date-at-risk")
    looked_at(page, "1-set-up")
    page.get_by_role("button", name="Start the rehearsal").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]+$"))


def joined_text(story: Locator) -> str:
    """What was said, without the names that the marks add."""
    return str(story.evaluate(
        "node => { const copy = node.cloneNode(true); copy.querySelectorAll('.part').forEach(n => n.remove());"
        " return copy.textContent.trim() }"
    ))  # fmt: skip


def test_a_story_is_marked_told_again_and_compared(page: Page, server: ServerProcess) -> None:
    begin(page, server)
    tell(page, "Your story", FIRST)
    whole.my_turn(page)
    first = page.get_by_role("region", name="Telling 1")
    expect(first.locator("mark").first).to_be_visible()
    assert joined_text(first.locator(".story")) == FIRST
    expect(first.get_by_role("row", name=re.compile("Action"))).to_be_visible()
    looked_at(page, "2-first-telling")
    tell(page, "What was missing", DETAIL)
    whole.my_turn(page)
    page.get_by_role("button", name="Start from your last telling").click()
    expect(page.get_by_label("Your story")).to_have_value(FIRST)
    tell(page, "Your story", SECOND)
    whole.my_turn(page)
    both = page.get_by_role("region", name="Telling 1 and telling 2")
    assert [joined_text(story) for story in both.locator(".story").all()] == [FIRST, SECOND]
    expect(both.get_by_role("row", name=re.compile(r"Action.*\+\d"))).to_be_visible()
    page.reload()
    expect(both).to_be_visible()
    looked_at(page, "3-side-by-side")
    page.get_by_role("button", name="Tell it again").click()
    tell(page, "Your story", SECOND + " Since then I test every loader.")
    whole.my_turn(page)
    page.get_by_role("button", name="Compare with the first").click()
    expect(page.get_by_role("region", name="Telling 1 and telling 3")).to_be_visible()
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^End")).click()
    page.get_by_role("link", name=re.compile("report", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/report$"))
    expect(page.get_by_role("heading", name="First and last telling")).to_be_visible()
    assert page.locator(".side-by-side .told").count() == 2
    looked_at(page, "4-report")
