"""Starts the server: checks the door, binds the port, and says where to go."""

import logging
import socket
import sys

import uvicorn

from candor.errors import SettingsError
from candor.settings import Settings
from candor.web.app import create_app
from candor.web.guard import LONGEST_FRAME
from candor.wiring import build

BYTES_A_CHARACTER = 4


def serve(settings: Settings) -> None:
    """Serve until stopped. Raises SettingsError when the port is taken or the address is not this machine's."""
    bound = bind(settings.host, settings.port)
    host, port = bound.getsockname()[:2]
    level = settings.log_level.upper()
    logging.basicConfig(level=level, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its notes on every start are no news to anybody
    app = create_app(lambda: build(settings), settings.hosts)
    config = uvicorn.Config(
        app, log_level="warning", ws_max_size=LONGEST_FRAME * BYTES_A_CHARACTER, ws_per_message_deflate=False,
        server_header=False, timeout_graceful_shutdown=3,
    )
    shown = f"[{host}]" if ":" in host else host
    print(f"Candor is at http://{shown}:{port} (stop it with Ctrl-C)", flush=True)
    server = uvicorn.Server(config)
    server.run(sockets=[bound])
    if not server.started:
        raise SystemExit(1)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises SettingsError, naming address and port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as problem:
        bound.close()
        raise SettingsError(
            f"cannot listen on {host}:{port} ({problem.strerror}); choose another with CANDOR_PORT"
        ) from None
    return bound
