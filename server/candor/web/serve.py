"""Starts the server: checks the door, binds the port, and says where to go."""

import gc
import socket

import uvicorn

from candor.errors import CandorError, SettingsError
from candor.settings import Settings
from candor.web.app import create_app
from candor.web.guard import LONGEST_FRAME
from candor.web.logbook import open_logbook
from candor.wiring import Candor, build

BYTES_A_CHARACTER = 4
BACKLOG = 2048


def serve(settings: Settings) -> None:
    """Serve until stopped. Raises SettingsError when the port is taken or the address is not this machine's, and
    what `build` raises: KnowledgeError, SettingsError, JournalError."""
    bound = bind(settings.host, settings.port)
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    wrong: list[CandorError] = []  # what kept it from starting: told by whoever called, in one line

    async def built() -> Candor:
        try:
            candor = await build(settings)
        except CandorError as problem:
            wrong.append(problem)
            raise
        gc.freeze()  # the guide and the modules are no garbage, and need never be looked at
        gc.enable()
        print(f"Candor is at http://{shown}:{port} (stop it with Ctrl-C)", flush=True)
        return candor

    open_logbook(settings.log_level, unless=lambda: bool(wrong))
    config = uvicorn.Config(
        create_app(built, settings.hosts), log_config=None, log_level="warning", access_log=False,
        ws_max_size=LONGEST_FRAME * BYTES_A_CHARACTER, ws_per_message_deflate=False,
        server_header=False, timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    try:
        server.run(sockets=[bound])
    except SystemExit:  # uvicorn's way of saying that it could not start
        if not wrong:
            raise
    if wrong:
        raise wrong[0]
    if not server.started:
        raise SystemExit(1)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises SettingsError, naming address and port.

    It listens at once, since two servers may bind one port as long as neither does; who asks too early waits.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(BACKLOG)
    except OSError as problem:
        bound.close()
        raise SettingsError(
            f"cannot listen on {host}:{port} ({problem.strerror}); choose another with CANDOR_PORT"
        ) from None
    return bound
