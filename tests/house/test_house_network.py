"""The switch in conftest.py, held: a test that leaves this computer fails, even when the code swallows the refusal."""

import contextlib
import socket

import pytest

import conftest


def test_a_connection_beyond_this_computer_is_refused_and_remembered() -> None:
    with socket.socket() as line, pytest.raises(conftest.NetworkRefused, match=r"192\.0\.2\.1"):
        line.connect(("192.0.2.1", 80))
    assert conftest.refused == ["192.0.2.1"]
    conftest.refused.clear()


def test_a_name_beyond_this_computer_is_not_even_looked_up() -> None:
    with contextlib.suppress(conftest.NetworkRefused):
        socket.getaddrinfo("example.org", 443)
    assert conftest.refused == ["example.org"]
    conftest.refused.clear()


def test_this_computer_itself_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        line.sendall(b"here")
        assert server.accept()[0].recv(4) == b"here"
