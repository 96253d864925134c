"""A measured line of `make bench`, and the table they make."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    what: str
    budget_ms: float
    measured_ms: float
    note: str = ""


def show(lines: list[Line], unit_ms: float) -> bool:
    """Print the table; answers whether every budget is kept."""
    print(f"calibration loop {unit_ms:.1f} ms\n")
    print(f"{'what':58} {'budget':>8} {'measured':>9} {'ratio':>7}")
    for line in lines:
        late = " OVER" if line.measured_ms > line.budget_ms else ""
        ratio = "" if "not ms" in line.note else f"{line.measured_ms / unit_ms:7.2f}"
        print(f"{line.what:58} {line.budget_ms:8.0f} {line.measured_ms:9.1f} {ratio:>7}{late}  {line.note}")
    return all(line.measured_ms <= line.budget_ms for line in lines)
