"""Documents on the event loop that serves, which is not the one that other tests run on."""

import uvloop

from candor.documents.reader import DocumentReader
from documents_made import SEEN, written


def test_a_document_is_read_on_the_loop_that_serves() -> None:
    assert uvloop.run(DocumentReader().read(written(SEEN))).text == SEEN
