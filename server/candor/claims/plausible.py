"""Claims that cannot be so, whoever makes them: a tool used before there was one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from candor.claims.amounts import NUMBER, number
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause
from candor.claims.context import CORRECTED

# The year in which a technology could first be used by anybody; where it was in doubt, the earlier one.
BORN: Final = {
    "chatgpt": 2022, "langchain": 2022, "gpt-4": 2023, "llama": 2023, "vllm": 2023, "polars": 2020, "fastapi": 2018,
    "jax": 2018, "bert": 2018, "dbt": 2016, "mlflow": 2018, "kubeflow": 2017, "pytorch": 2016, "lightgbm": 2016,
    "catboost": 2017, "tensorflow": 2015, "keras": 2015, "kubernetes": 2014, "airflow": 2014, "xgboost": 2014,
    "docker": 2013, "sagemaker": 2017, "snowflake": 2014, "terraform": 2014, "databricks": 2013, "kafka": 2011,
    "spark": 2010, "stable diffusion": 2022, "hugging face": 2018,
    "optuna": 2018, "duckdb": 2019,
}  # fmt: skip
_TOOL: Final = re.compile(r"\b(" + "|".join(re.escape(name) for name in BORN) + r")\b", re.IGNORECASE)
_USED: Final = re.compile(
    r"\b(?:us(?:e|ed|ing)|work\w*|wrote|written|writing|doing|done|experience|deploy\w*|run|ran|running|trained|with|"
    r"in|know|known)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\b(?:since|from|back in|in) ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARS: Final = re.compile(rf"\b({NUMBER})(?:\s?\+)? years\b", re.IGNORECASE)


def clashes(told: Sequence[Clause], year: int | None) -> Iterator[Clash]:
    """`year` is that of the interview; without it only dates are compared."""
    for clause in told:
        if not (_SINCE.search(clause.text) or _YEARS.search(clause.text)):
            continue
        # what is written small may be an everyday word: a spark, the airflow
        named = {name.casefold() for name in _TOOL.findall(clause.text) if not name.islower()}
        if len(named) != 1 or not positive(clause) or not _USED.search(clause.text) or CORRECTED.search(clause.after):
            continue
        born = BORN[named.pop()]
        since = [int(found) for found in _SINCE.findall(clause.text)]
        spent = [number(found) for found in _YEARS.findall(clause.text)] if year else []
        longest = year - born if year else 0
        if any(began < born for began in since) or any(longest + 1 < years < 60 for years in spent):
            yield Clash(clause, f"{_TOOL.findall(clause.text)[0]} was first released around {born}.")
