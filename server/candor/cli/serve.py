"""`candor serve`: the page and the socket. What is served lives in `web/`."""

import gc
from typing import Annotated

import typer


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; CANDOR_HOST or 127.0.0.1 by default.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on; CANDOR_PORT or 8000 by default.")
    ] = None,
) -> None:
    """Serve the page at http://127.0.0.1:8000 until stopped with Ctrl-C."""
    gc.disable()  # what is imported and read now stays; the collector would look through all of it again and again
    from candor.settings import read_settings

    chosen = {"host": host, "port": port}
    settings = read_settings(**{name: value for name, value in chosen.items() if value is not None})

    from candor.web.serve import serve as run

    run(settings)
