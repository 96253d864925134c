"""What every test gets: no network beyond this computer, folders of its own, the same examples every time.

The switches live here; what a room needs to be tested with lives beside that room's tests.
"""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from candor.engines import upstream

ROOT = Path(__file__).resolve().parent.parent

# Derandomised, so that a red run is red for everybody. HYPOTHESIS_PROFILE=search looks further afield.
settings.register_profile("exact", derandomize=True, max_examples=50, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "exact"))


class NetworkRefused(AssertionError):
    """A test tried to leave this computer."""


refused: list[str] = []  # also kept aside: code under test may swallow the exception, the test must still fail
_connect, _connect_ex, _getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo


def _refuse_beyond_loopback(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost") or name == socket.gethostname():
        return
    try:
        if ipaddress.ip_address(name.split("%")[0]).is_loopback or name in ("0.0.0.0", "::"):
            return
    except ValueError:
        pass
    refused.append(str(name))
    raise NetworkRefused(f"a test tried to reach {name}: tests stay on this computer")


def _check(where: socket.socket, address: Any) -> None:
    if where.family in (socket.AF_INET, socket.AF_INET6):
        _refuse_beyond_loopback(address[0])


def _local_connect(self: socket.socket, address: Any) -> None:
    _check(self, address)
    _connect(self, address)


def _local_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self, address)
    return _connect_ex(self, address)


def _local_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    _refuse_beyond_loopback(host)
    return _getaddrinfo(host, *args, **kwargs)


def pytest_configure(config: pytest.Config) -> None:
    socket.socket.connect = _local_connect  # type: ignore[method-assign]
    socket.socket.connect_ex = _local_connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = _local_getaddrinfo


def pytest_unconfigure(config: pytest.Config) -> None:
    socket.socket.connect = _connect  # type: ignore[method-assign]
    socket.socket.connect_ex = _connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = _getaddrinfo


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in ("browser", "integration"):
            item.add_marker(folder)
        if folder == "llm":
            item.add_marker("real_llm")
    if "LLAMA_HOME" not in os.environ:  # set by `make test-llm`, which builds the server that they talk to
        unbuilt = [item for item in items if item.get_closest_marker("real_llm")]
        items[:] = [item for item in items if item not in unbuilt]
        config.hook.pytest_deselected(items=unbuilt)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    refused.clear()
    yield
    if refused:
        pytest.fail(f"reached for the network: {', '.join(refused)}")


@pytest.fixture(autouse=True)
def no_live_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reaches a model; a stub that a test serves itself is none."""
    monkeypatch.setattr(upstream, "LIVE_CALLS_ALLOWED", False)
    upstream.REFUSED_CALLS.clear()
    yield
    if upstream.REFUSED_CALLS:
        pytest.fail(f"reached for a model: {', '.join(upstream.REFUSED_CALLS)}")


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the whole run, begun with the vectors and the exported model that `make install` made.

    A copy, since a test that indexes a knowledge folder of its own would prune the real one.
    """
    real = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "candor"
    cache = tmp_path_factory.mktemp("cache")
    (cache / "candor").mkdir()
    for made in (*real.glob("vectors-*.npz"), *real.glob("encoder-*.onnx")):
        if ".part" not in made.name:
            shutil.copy(made, cache / "candor")
    return cache


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> None:
    """Data, settings and state of every test are its own; no CANDOR_ variable of this shell reaches it."""
    for name in [name for name in os.environ if name.startswith(("CANDOR_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("xdg")
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that the browser tests drive."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("no Chromium: install the package chromium, set CHROMIUM, or run pytest -m 'not browser'")
    return found
