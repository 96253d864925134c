"""Finds the data that ships with Candor, in an installed wheel or in a checkout. Reads nothing else."""

from pathlib import Path

HERE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `prompts`, `knowledge` or `evals`. Raises FileNotFoundError, naming both places looked at."""
    installed, checkout = HERE / name, HERE.parent.parent / name
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Candor's {name} folder is neither at {installed} nor at {checkout}: reinstall Candor")


def static_folder() -> Path:
    """Where the built page lies; absent until `make install` has built it."""
    return HERE / "web" / "static"


def weights_folder() -> Path:
    """Where the numbers of the trained scorer lie; `make train` writes them."""
    return HERE / "scoring" / "weights"


def pitfall_weights() -> Path:
    """The numbers of the trained pitfall detector; `make train` writes them."""
    return HERE / "pitfalls" / "weights.json"
