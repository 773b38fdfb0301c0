"""Names matched with a register of a million, beside a scan by the database.

The names are made up of the parts that Finnish company names have; the queries are
damaged as people damage names, and every fifth is in no register.
"""

import random
import statistics
import time
from pathlib import Path

import duckdb
import pandas as pd

from etl.matching.engine import Pool, Query, candidates
from etl.matching.names import normalised
from etl.settings import SQL
from tests.bench.result import Result, cpu_seconds

COMPANIES, NEAR, QUERIES = 1_000_000, 25_000, 2_000
SCANNED, CARDS = 20, 40
MOST_CARD_SECONDS = 1
MOST_SECONDS, MOST_NEAR_SECONDS, LEAST_RATIO = 60, 3, 5
FORMS = ("Oy", "Oy", "Oy", "Ky", "Tmi", "Oy Ab")
TRADES = (
    "konepaja hitsaus metalli rakennus kuljetus sähkö putki maalaamo leipomo kahvila "
    "kirjanpito asennus huolto maansiirto saha puu kala marja kone tekniikka palvelu "
    "kiinteistö siivous autokorjaamo parturi ohjelmisto suunnittelu valimo levy muovi"
)
STARTS = "ai au ee ha he hi ho ju jy ka ke ki ko ku la le lu ma me mu ni pa pe pu ra sa"
ENDINGS = "la lä nen maa mäki järvi ranta niemi koski salo vaara pelto aho korpi lahti"


def _names(dice: random.Random) -> list[str]:
    starts, ends, trades = STARTS.split(), ENDINGS.split(), TRADES.split()
    made = []
    for _ in range(COMPANIES):
        first = "".join(dice.choices(starts, k=2)) + dice.choice(ends)
        second = dice.choice(starts) + dice.choice(ends)
        trade, form = dice.choice(trades), dice.choice(FORMS)
        made.append(f"{first.title()}n {second.title()} {trade} {form}")
    return made


def _damaged(name: str, dice: random.Random) -> str:
    way = dice.randrange(5)
    words = name.split()
    if way == 0:
        return name.upper()
    if way == 1:
        return " ".join(words[:-1])
    if way == 2:
        return " ".join([*words[1:-1], words[0]])
    if way == 3:
        place = dice.randrange(1, len(name) - 4)
        return name[:place] + name[place + 1 : -3]
    return name.replace("ä", "a").replace("ö", "o")


def _asked(names: list[str], dice: random.Random) -> list[Query]:
    strangers = QUERIES // 5
    some = [_damaged(dice.choice(names), dice) for _ in range(QUERIES - strangers)]
    words = TRADES.split()
    some += [
        f"Vieras {dice.choice(words)}{dice.random():.6f} {dice.choice(words)}"
        for _ in range(strangers)
    ]
    return [Query(f"q{place}", name) for place, name in enumerate(some)]


def _register(names: list[str]) -> duckdb.DuckDBPyConnection:
    """Return a database with the mart of the register's names that a build makes."""
    keys = [normalised(name)[:3] for name in names]
    rows = pd.DataFrame(keys, columns=["name_key", "form", "loose_key"])
    base = duckdb.connect(config={"threads": 2})
    base.register("made", rows.reset_index(names="business_id"))
    base.execute("create schema marts")
    base.execute(
        "create table marts.register_match_name as select *, true as is_current, "
        "'297' as municipality_code, '70100' as post_code, "
        f"business_id < {NEAR} as is_near from made order by random()"
    )
    return base


def _pool(base: duckdb.DuckDBPyConnection) -> Pool:
    sql = (SQL / "pages" / "matching" / "matching__register_name.sql").read_text()
    return Pool(base.sql(sql).to_arrow_table())


def first_card(base: duckdb.DuckDBPyConnection, queries: list[Query]) -> Result:
    """Measure the candidates of a card: the first after a start, and then any."""
    started = time.process_time()
    pool = _pool(base)
    candidates(queries[:1], pool)
    cold = time.process_time() - started
    some = queries[1 :: QUERIES // CARDS]
    warm = sorted(
        cpu_seconds(lambda one=one: candidates([one], pool), runs=1) for one in some
    )
    p95 = warm[int(len(warm) * 0.95)]
    return Result(
        "a card of a name out of a register of 1,000,000, CPU",
        f"p95 {1000 * p95:.0f} ms",
        f"median {1000 * statistics.median(warm):.0f} ms; the first after a start, "
        f"when the names are read and put in order, {cold:.1f} s",
        f"≤ {MOST_CARD_SECONDS} s",
        p95 <= MOST_CARD_SECONDS,
    )


def _scan_seconds(keys: list[str], queries: list[Query]) -> float:
    """Return what a scan of all names would take for all queries, from a part."""
    with duckdb.connect() as base:
        base.execute("set threads = 1")
        base.register("incoming", pd.DataFrame({"key": keys}))
        base.execute("create table known as select * from incoming")
        sql = (
            "select key, jaro_winkler_similarity(key, ?) as s from known "
            "order by s desc limit 5"
        )
        some = [normalised(one.name).loose for one in queries[:: QUERIES // SCANNED]]
        taken = cpu_seconds(
            lambda: [base.execute(sql, [one]).fetchall() for one in some], runs=1
        )
    return taken * QUERIES / len(some)


def names_matched(_folder: Path) -> list[Result]:
    """Measure the engine against the whole register and against the region."""
    dice = random.Random(26)
    names = _names(dice)
    queries = _asked(names, dice)
    base = _register(names)
    card = first_card(base, queries)
    pool = _pool(base)
    base.close()
    whole = cpu_seconds(lambda: candidates(queries, pool), runs=1)
    near = cpu_seconds(lambda: candidates(queries, pool, near_only=True), runs=1)
    scan = _scan_seconds(pool.keys, queries)
    return [
        card,
        Result(
            "2,000 names matched with a register of 1,000,000, CPU",
            f"{whole:.0f} s",
            f"DuckDB jaro_winkler scan {scan:.0f} s",
            f"≤ {MOST_SECONDS} s and {LEAST_RATIO}× less",
            whole <= MOST_SECONDS and scan / whole >= LEAST_RATIO,
        ),
        Result(
            "2,000 names matched with the region's 25,000, CPU",
            f"{near:.1f} s",
            "–",
            f"≤ {MOST_NEAR_SECONDS} s",
            near <= MOST_NEAR_SECONDS,
        ),
    ]
