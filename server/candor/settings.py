"""The only reader of the environment. Every setting is named here, documented in the README, and checked."""

import os
from pathlib import Path
from urllib.parse import quote, unquote

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from candor.errors import SettingsError
from candor.interview.usage import Price

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def data_home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "candor"


def cache_home() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "candor"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CANDOR_", extra="ignore", frozen=True)

    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="port to listen on")
    trusted_network: bool = Field(default=False, description="1 allows an address beyond this computer")
    allowed_hosts: str = Field(default="", description="further host names to answer to, comma separated")
    database_url: str = Field(default="", description="where interviews are kept; a file of this user's by default")
    knowledge: str = Field(default="", description="a knowledge folder to use in place of the shipped one")
    embedding_model: str = Field(
        default="all-MiniLM-L6-v2", description="a sentence-transformers model: name or folder; empty reads lexically"
    )
    seconds_per_word: float = Field(default=0.0, ge=0, le=2, description="slows the embedded interviewer's words down")
    model: str = Field(default="", description="the language model that interviews; empty keeps everything here")
    grading_model: str = Field(default="", description="the model that grades; the same one by default")
    turn_deadline: float = Field(default=60.0, gt=0, le=3600, description="seconds a model has for one turn")
    interview_tokens: int = Field(default=400_000, ge=0, description="most tokens of one interview; 0 sets no limit")
    owner_tokens: int = Field(default=0, ge=0, description="most tokens of one person in 24 hours; 0 sets no limit")
    prices: str = Field(default="", description="per million tokens, as model=prompt/cached/completion, commas between")
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$", description="how much is logged")

    @property
    def journal_url(self) -> str:
        return self.database_url or f"sqlite:///{quote(str(data_home() / 'candor.db'))}"

    @property
    def journal_place(self) -> str:
        """The file, to be shown."""
        return unquote(self.journal_url.removeprefix("sqlite:///"))

    @property
    def price_table(self) -> dict[str, Price]:
        """By model name. Raises SettingsError, naming the entry."""
        return dict(_priced(entry.strip()) for entry in self.prices.split(",") if entry.strip())

    @property
    def hosts(self) -> list[str]:
        """Host names that requests may carry. `*` on a trusted network without a list of its own: any address, and
        any name within a network; never a public name, which a stranger's page could have lead here."""
        named = [host.strip() for host in self.allowed_hosts.split(",") if host.strip()]
        if self.trusted_network and not named:
            return ["*"]
        return [*LOOPBACK, "[::1]", *named]


class OpenAISettings(BaseSettings):
    """Where an OpenAI-compatible endpoint is, under the names that its clients have made usual. Alone they change
    nothing."""

    model_config = SettingsConfigDict(env_prefix="OPENAI_", extra="ignore", frozen=True)

    base_url: str = Field(default="", description="the endpoint's address, up to /v1; OpenAI's own by default")
    api_key: SecretStr = Field(default=SecretStr(""), description="its key; many local servers want none")


def _priced(entry: str) -> tuple[str, Price]:
    model, _, told = entry.rpartition("=")
    try:
        prompt, cached, completion = (float(price) for price in told.split("/"))
        if model:
            return model.strip(), Price(prompt=prompt, cached=cached, completion=completion)
    except (ValueError, ValidationError):
        pass
    raise SettingsError(f"CANDOR_PRICES={entry!r}: write it as model=prompt/cached/completion, per million tokens")


def read_settings(**chosen: object) -> Settings:
    """The settings, those `chosen` at the command line first. Raises SettingsError, naming variable and problem."""
    try:
        settings = Settings(**chosen)  # type: ignore[arg-type]
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_context=False)[0]
        name = f"CANDOR_{str(wrong['loc'][0]).upper()}"
        raise SettingsError(f"{name}={wrong['input']!r}: {wrong['msg']}") from None
    if settings.host not in LOOPBACK and not settings.trusted_network:
        raise SettingsError(
            f"CANDOR_HOST={settings.host}: other computers can reach that address. Candor has no accounts yet; "
            "set CANDOR_TRUSTED_NETWORK=1 if everybody on that network may read and delete every interview"
        )
    return settings
