"""Settings of this installation, read from the environment (`VOIMAVARA_…`)."""

from functools import lru_cache
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
REFERENCE = PROJECT / "data" / "reference"
DEMO_STORY = PROJECT / "data" / "demo"
SQL = PROJECT / "sql"
LOCALE = PROJECT / "locale"


class Settings(BaseSettings):
    """What an administrator may choose; each field is `VOIMAVARA_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="VOIMAVARA_", extra="ignore")

    data: Path = PROJECT / "data"
    """Folder of landing, journal, contacts and warehouse."""

    journal: str = ""
    """SQLAlchemy address of the journal; empty: SQLite inside the workspace."""

    region: str = "11"
    """The council's own region (Statistics Finland code of the maakunta)."""

    disclosure_count: int = 3
    """Figures of fewer companies than this are hidden outside the council."""

    disclosure_share: float = 0.75
    """A figure of which one company has this share or more is hidden, too."""

    disclosure_closeness: float = 0.10
    """How close, as a share of the largest, others may come to estimate it."""

    rejected_days: int = 30
    """For how long the bytes of a file that could not be read are kept."""

    audit_days: int = 1095
    """For how long records of who saw and did what are kept."""

    contacts_key: str = ""
    """Key of the contact store; empty: a file beside it, readable by its owner."""

    contact_days: int = 730
    """For how long a contact person is kept unless renewed."""

    notice: str = ""
    """Version of the information notice that contact persons are given now."""

    backup_days: int = 90
    """For how long a backup may be kept: it holds persons who are erased later."""

    sign_in: Path = PROJECT / ".streamlit" / "secrets.toml"
    """File of the provider of sign-in and of the groups of each role."""

    hilma_key: SecretStr = SecretStr("")
    """Key of Hilma's search interface; without one only TED is asked for notices."""

    procurement_cpv: str = "35 45216 506 734 7522 797"
    """CPV codes of the notices that are loaded, with all below them; empty: all."""

    procurement_days: int = 400
    """For how many days back notices are asked for."""

    funding: str = ""
    """Who funds the work, as it is to be said on what leaves; empty: nobody."""

    funding_emblem: Path | None = None
    """The funder's emblem for documents, an svg or png file."""

    language: str = "fi"
    """Language of messages where no reader has chosen one."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read the settings once; tests call `settings.cache_clear()`."""
    return Settings()
