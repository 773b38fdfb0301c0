"""Each measure has a page that says what it answers and what it does not."""

import re
from pathlib import Path

import pytest

from etl.settings import PROJECT

FOLDER = PROJECT / "docs" / "method"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = [
    "What it answers", "Formula", "Inputs", "Unknowns", "Example",
    "What it does not say",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_six_parts(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.M) == PARTS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("Code:"))
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / "analysis").rglob("*.py")
    )
    named = re.findall(r"`([\w.]+)`", line)
    assert named
    for name in named:
        assert f"def {name.split('.')[-1]}(" in code, name


def test_the_list_of_measures_links_every_page() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\((\w+)\.md\)", text))
    assert linked == {page.stem for page in PAGES}
