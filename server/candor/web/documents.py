"""The routes of the candidate's own documents. A file comes as the body itself, pasted text as JSON. Thin: what a
document may be is decided in `documents/`."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, ValidationError

from candor.errors import BadMessage, DocumentTooLarge
from candor.interview.background import Document, DocumentKind, Understood
from candor.interview.value import Value
from candor.limits import LONGEST_FILE, MIB
from candor.web.routes import OWNER, Here

documents = APIRouter(prefix="/api/documents")
MOST_SOUGHT = 20


class Pasted(Value):
    text: str = Field(min_length=1)
    name: str = Field(default="", max_length=400)
    kind: DocumentKind | None = None


class Edit(Value):
    """What the candidate says of a document: another kind, their own reading of it, or both."""

    kind: DocumentKind | None = None
    understood: Understood | None = None


@documents.post("", status_code=201)
async def add(
    request: Request, candor: Here, name: Annotated[str, Query(max_length=400)] = "", kind: DocumentKind | None = None
) -> Document:
    """A file as the request's body, its name in `name`; or JSON: `{"text": ..., "name": ..., "kind": ...}`."""
    body = await _body(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return await candor.papers.add(OWNER, body, name, kind)
    try:
        pasted = Pasted.model_validate_json(body)
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_input=False)[0]
        raise BadMessage(".".join(map(str, wrong["loc"])) or "body", wrong["msg"]) from None
    return await candor.papers.paste(OWNER, pasted.text, pasted.name, pasted.kind)


@documents.get("")
async def listed(candor: Here) -> dict[str, Any]:
    """Every document, newest first, without its text."""
    return {"documents": [line.model_dump() for line in await candor.papers.documents(OWNER)]}


@documents.get("/search")
async def search(
    candor: Here,
    q: Annotated[str, Query(min_length=1, max_length=400)],
    limit: Annotated[int, Query(ge=1, le=MOST_SOUGHT)] = 5,
) -> dict[str, Any]:
    """Paragraphs of the owner's documents that a query's words lead to."""
    return {"hits": [hit.model_dump() for hit in await candor.papers.search(OWNER, q, limit)]}


@documents.get("/{document}")
async def one(document: str, candor: Here) -> Document:
    return await candor.papers.document(OWNER, document)


@documents.patch("/{document}")
async def edit(document: str, change: Edit, candor: Here) -> Document:
    """The candidate's own reading in place of ours; another kind alone has the text understood anew."""
    return await candor.papers.edit(OWNER, document, change.understood, change.kind)


@documents.delete("/{document}", status_code=204)
async def forget(document: str, candor: Here) -> Response:
    await candor.papers.forget(OWNER, document)
    return Response(status_code=204)


async def _body(request: Request) -> bytes:
    """The body as it comes, no further than a document may go."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FILE:
            raise DocumentTooLarge(f"the file has more than {LONGEST_FILE // MIB} MiB")
    return bytes(body)
