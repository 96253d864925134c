"""What a candidate brings, in a real browser: documents looked over, corrected, asked about, deleted."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import test_whole_interview as whole
from documents_made import ORDER, docx, paragraph
from integration.server_process import ServerProcess

pytestmark = whole.pytestmark
server, browser, page = whole.server, whole.browser, whole.page  # the same fixtures, of this file

RESUME = [
    "Alex Example", "Experience", "Data Scientist at Contoso, Apr 2021 - present",
    "Cut stock-outs by 18% with a demand forecast in PyTorch", "Projects",
    "Shelf Watch - spots empty shelves in 40,000 photos a day", "Skills", "Python, SQL, pandas", "Education",
    "MSc Statistics",
]  # fmt: skip
JOB = """Senior Machine Learning Engineer
We are looking for a Senior Machine Learning Engineer to join Northwind.
Requirements
- Strong Python and SQL
- Experience with recommender systems
Nice to have
- NLP
"""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HIDING = paragraph(ORDER, run="<w:vanish/>")
MOST_SKIPPED = 12  # questions before a project is asked about
SCREENS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, width = request.param
    page = browser.new_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    yield page
    page.close()


def resume() -> dict[str, object]:
    body = [paragraph(text) for text in RESUME]
    return {"name": "resume.docx", "mimeType": WORD, "buffer": docx(*body, HIDING)}


def opened(page: Page, server: ServerProcess) -> Locator:
    """The set-up page with the candidate's documents unfolded: where files go in."""
    page.goto(server.address)
    page.get_by_text("Bring your own documents").click()
    expect(page.get_by_role("button", name="Choose files")).to_be_visible()
    return page.locator("input[type=file]")


def paste(page: Page, text: str) -> None:
    page.get_by_role("button", name="Paste text", exact=True).click()
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Add the text").click()


def delete_all(page: Page) -> None:
    rows = page.get_by_role("button", name=re.compile("^Delete "))
    for left in range(rows.count() - 1, -1, -1):
        rows.first.click()
        page.get_by_role("dialog").get_by_role("button", name="Delete it").click()
        expect(rows).to_have_count(left)


def looked_at(page: Page, what: str) -> None:
    """Accessible, no wider than the screen, and kept as a picture."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    name = f"documents-{what}-{'dark' if dark else 'light'}-{width}"
    whole.picture(page, name)
    whole.assert_accessible(page, name)
    assert page.evaluate("() => document.body.scrollWidth <= document.documentElement.clientWidth"), name


def test_an_interview_is_about_what_was_brought_and_corrected(page: Page, server: ServerProcess) -> None:
    opened(page, server).set_input_files(resume())  # type: ignore[arg-type]
    hidden = page.locator("section", has=page.get_by_role("heading", name="Hidden text, left out")).last
    expect(hidden).to_contain_text(ORDER)
    page.get_by_role("button", name="Correct Shelf Watch").click()
    page.get_by_label("Name", exact=True).fill("Shelf Scout")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Corrected: Shelf Scout. Saved.")).to_be_visible()
    page.get_by_role("button", name="Remove pandas").click()
    expect(page.get_by_role("button", name="Remove pandas")).to_have_count(0)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("button", name="Remove pandas")).to_be_visible()
    page.get_by_role("button", name="Close resume.docx").click()
    paste(page, JOB)
    expect(page.get_by_label("Company")).to_have_value("Northwind")
    page.get_by_role("button", name="Remove recommender systems").click()
    expect(page.get_by_text("Removed: recommender systems. Saved.")).to_be_visible()

    page.reload()
    page.get_by_text("Bring your own documents").click()
    for name in ("resume.docx", "Senior Machine Learning Engineer"):
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    page.get_by_label("What do you want to practise?").fill("rare classes")
    page.get_by_role("button", name="Start the interview").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]+$"))
    setup = server.get(f"/api/interviews/{page.url.rsplit('/', 1)[-1]}")["setup"]
    assert (setup["round"], setup["focus"], len(setup["documents"])) == ("full", "rare classes", 2)
    asked = page.get_by_role("log", name="Conversation").get_by_text("Shelf Scout")
    whole.answer(page, whole.ANSWERS[0])
    for _ in range(MOST_SKIPPED):
        whole.my_turn(page)
        if asked.count():
            break
        page.get_by_role("button", name="Skip").click()
        expect(page.get_by_text("The interviewer is speaking.")).to_be_visible()
    expect(asked.first).to_be_visible()

    opened(page, server)
    expect(page.get_by_role("checkbox", name="resume.docx")).to_be_checked()
    delete_all(page)
    assert server.get("/api/documents") == {"documents": []}


def test_every_state_of_bringing_a_document_is_accessible_everywhere(screen: Page, server: ServerProcess) -> None:
    files = opened(screen, server)
    looked_at(screen, "1-empty")
    screen.route("**/api/documents?*", lambda route: None)  # never answered: the file stays on its way
    files.set_input_files(resume())  # type: ignore[arg-type]
    expect(screen.get_by_role("progressbar", name=re.compile("resume.docx"))).to_be_visible()
    looked_at(screen, "2-on-its-way")
    screen.unroute("**/api/documents?*")
    screen.get_by_role("button", name="Stop resume.docx").click()
    expect(screen.get_by_role("progressbar")).to_have_count(0)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(99)
    files.set_input_files({"name": "photo.pdf", "mimeType": "application/pdf", "buffer": picture})
    expect(screen.get_by_role("alert")).to_contain_text("This is a picture; PDF, Word")
    looked_at(screen, "3-refused")
    screen.get_by_role("button", name="Dismiss photo.pdf").click()
    files.set_input_files(resume())  # type: ignore[arg-type]
    expect(screen.get_by_role("heading", name="Hidden text, left out")).to_be_visible()
    screen.get_by_role("button", name="Line 6", exact=True).first.click()
    expect(screen.locator("[data-line='6']")).to_be_focused()
    looked_at(screen, "4-resume")
    screen.get_by_role("button", name="Close resume.docx").click()
    paste(screen, JOB)
    expect(screen.get_by_role("heading", name="Topics it is about")).to_be_visible()
    screen.get_by_role("button", name="Correct Python").first.click()
    looked_at(screen, "5-job")
    delete_all(screen)


def test_a_file_may_be_dropped_anywhere_on_the_page(page: Page, server: ServerProcess) -> None:
    page.goto(server.address)
    expect(page.get_by_text("Bring your own documents")).to_be_visible()
    carried = page.evaluate_handle(
        "text => { const carried = new DataTransfer(); carried.items.add(new File([text], 'job.md')); return carried }",
        JOB,
    )
    page.locator("h1").dispatch_event("dragenter", {"dataTransfer": carried})
    expect(page.get_by_role("button", name="Choose files")).to_be_visible()
    page.locator("h1").dispatch_event("drop", {"dataTransfer": carried})
    expect(page.get_by_role("checkbox", name="job.md")).to_be_checked()
    expect(page.get_by_label("Role")).to_have_value("Senior Machine Learning Engineer")
    delete_all(page)


def test_a_question_of_their_own_is_asked_alone(page: Page, server: ServerProcess) -> None:
    page.goto(server.address)
    page.get_by_text("Practise a question of your own").click()
    page.get_by_role("button", name="Start with this question").click()
    expect(page.get_by_role("alert")).to_contain_text("Write your question first")
    asks = "When did you last change your mind about a model?"
    page.get_by_label("Your question").fill(asks)
    page.get_by_role("radio", name="Behavioral").last.check(force=True)
    whole.assert_accessible(page, "a question of their own")
    page.get_by_role("button", name="Start with this question").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]+$"))
    whole.answer(page, whole.ANSWERS[0])
    whole.my_turn(page)
    expect(page.get_by_role("log", name="Conversation")).to_contain_text(asks)


def test_a_link_of_a_report_asks_its_question_again(page: Page, server: ServerProcess) -> None:
    page.goto(f"{server.address}/?story=When%20did%20a%20plan%20of%20yours%20fail%3F&level=senior")
    expect(page.get_by_label("Your question")).to_have_value("When did a plan of yours fail?")
    expect(page.get_by_role("radio", name="Senior")).to_be_checked()
    page.get_by_role("button", name="Start the drill").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]+$"))
    setup = server.get(f"/api/interviews/{page.url.rsplit('/', 1)[-1]}")["setup"]
    assert setup["own_questions"] == [{"asks": "When did a plan of yours fail?", "reference": "", "kind": "behavioral"}]
