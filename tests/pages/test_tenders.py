"""The page of tenders agrees with the marts and says why a call suits a company."""

import pandas as pd

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, html, words
from ui.capability.tenders.calls import explained

PAGE = "capability/tenders.py"
REPAIR = "raskaan-kaluston-korjaus"


def test_ready_companies_are_counted_as_the_mart_counts_them(
    visit: Visit, ask: Ask
) -> None:
    ((ready, every),) = ask(
        "select count(*) filter (where met_count = asked_count), count(*) "
        "from marts.tender_readiness as r inner join marts.company as c "
        "using (company_id) inner join marts.company_capability as s "
        f"using (company_id) where s.capability_id = '{REPAIR}' "
        "and s.provision is not null and c.region_code = '11'"
    )
    app = visit(PAGE, capability=REPAIR)
    assert not app.exception
    assert figures(app)[0][0] == f"{ready}/{every}"
    assert "täyttyy" in html(app)


def test_outside_the_house_readiness_is_not_told(visit: Visit) -> None:
    app = visit(PAGE, role="stakeholder", lang="en")
    assert not app.exception
    assert "belongs to the internal view" in words(app)


def test_a_match_is_explained_by_its_code_and_its_words() -> None:
    rows = pd.DataFrame(
        {"cpv_code": ["50600000-1", None], "cpv_digits": [3, 0],
         "shared_words": ["kaluston; korjaus", "huolto"]}
    )  # fmt: skip
    assert explained(rows)["why"].tolist() == [
        "CPV 506, sanat kaluston; korjaus", "sana huolto",
    ]  # fmt: skip
