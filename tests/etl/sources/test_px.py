"""px files: the same table as in JSON-stat, older codings, damaged files."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Refused
from etl.statistics import jsonstat, px
from etl.statistics.cube import SYMBOLS
from tests.etl.sources import samples

HEAD = 'CHARSET="ANSI";\nCODEPAGE="utf-8";\nTABLEID="12ti";\nTITLE="Taulu; osa";\n'
SHAPE = 'STUB="Alue";\nHEADING="Kuukausi";\nVALUES("Alue")="Kuopio","Iisalmi";\n'
CODES = 'CODES("Alue")="KU297","KU140";\nVALUES("Kuukausi")="2026M01","2026M02*";\n'
TIME = 'CODES("Kuukausi")="2026M01","2026M02";\nTIMEVAL("Kuukausi")=TLIST(M1);\n'


def px_text(head: str = HEAD, data: str = "1 2\n3 4", more: str = "") -> bytes:
    return f"{head}{SHAPE}{CODES}{TIME}{more}DATA=\n{data};\n".encode()


def as_px(table: dict[str, Any], marks: dict[int, str]) -> bytes:
    lines = ['CHARSET="ANSI";', 'CODEPAGE="utf-8";', 'TABLEID="12ti";']
    lines.append(f'CREATION-DATE="{table["updated"][:10].replace("-", "")} 09:00";')
    stub = len(table["id"]) // 2 + 1
    for keyword, names in (
        ("STUB", table["id"][:stub]),
        ("HEADING", table["id"][stub:]),
    ):
        if names:
            lines.append(f'{keyword}="' + '","'.join(names) + '";')
    for name in table["id"]:
        codes = list(table["dimension"][name]["category"]["index"])
        # long lists of strings go on over several lines
        lines.append(f'VALUES("{name}")="' + '",\n"'.join(codes) + '";')
        lines.append(f'VARIABLECODE("{name}")="{name}_code";')
    cells = [f'"{marks[at]}"' if at in marks else one for at, one in table["value"]]
    lines.append("DATA=\n" + " ".join(map(str, cells)) + ";")
    return "\n".join(lines).encode()


@given(st.data())
def test_px_and_jsonstat_of_one_table_give_the_same_cube(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    variables = {
        f"v{n}": [f"c{i}" for i in range(size)] for n, size in enumerate(sizes)
    }
    count = int(np.prod(sizes))
    number = st.one_of(st.integers(-99, 10**6), st.floats(-1e6, 1e6))
    values = data.draw(st.lists(number, min_size=count, max_size=count))
    places = st.dictionaries(
        st.integers(0, count - 1), st.sampled_from(["...", "..", ".", "-"])
    )
    marks = data.draw(places)
    blanked = [None if at in marks else one for at, one in enumerate(values)]
    status = {str(at): mark for at, mark in marks.items()}
    table = samples.jsonstat(variables, blanked, status=status)
    one = jsonstat.read(table)
    other = px.read(as_px(table | {"value": list(enumerate(values))}, marks))
    assert [d.codes for d in one.dimensions] == [d.codes for d in other.dimensions]
    assert [f"{d.code}_code" for d in one.dimensions] == [
        d.code for d in other.dimensions
    ]
    np.testing.assert_array_equal(one.values, other.values)
    np.testing.assert_array_equal(one.statuses, other.statuses)
    assert (one.table_id, one.updated) == (other.table_id, other.updated)


def test_the_main_language_is_read_and_others_are_not() -> None:
    more = 'STUB[en]="Region";\nVALUES[en]("Region")="Kuopio (en)","Iisalmi";\n'
    cube = px.read(px_text(more=more))
    assert [one.code for one in cube.dimensions] == ["Alue", "Kuukausi"]
    assert cube.dimensions[0].labels == ("Kuopio", "Iisalmi")
    assert cube.title == "Taulu; osa"


def test_the_new_coding_gives_variables_their_code() -> None:
    more = 'VARIABLECODE("Kuukausi")="timeperiod_m";\nMAP("Alue")="Alue 2026";\n'
    cube = px.read(px_text(more=more))
    assert [one.code for one in cube.dimensions] == ["Alue", "timeperiod_m"]
    assert [one.role for one in cube.dimensions] == ["geo", "time"]


def test_marks_with_and_without_quotes_stay_different() -> None:
    cube = px.read(px_text(data='"..." ".." \n - "."'))
    assert cube.statuses.tolist() == [SYMBOLS[one] for one in ("...", "..", "-", ".")]
    assert cube.values[2] == 0
    assert np.isnan(cube.values[[0, 1, 3]]).all()


def test_an_older_file_in_a_western_code_page_is_read() -> None:
    head = HEAD.replace('CODEPAGE="utf-8";\n', "").replace("Taulu", "Työtä")
    text = px_text(head=head).decode()
    assert px.read(text.encode("cp1252")).title == "Työtä; osa"
    assert px.read(text.encode("utf-8")).title == "Työtä; osa"
    of_dos = text.replace('CHARSET="ANSI";', 'AXIS-VERSION="2000";')
    assert px.read(of_dos.encode("cp850")).title == "Työtä; osa"


def test_a_note_that_speaks_of_data_is_not_where_the_data_begins() -> None:
    more = 'NOTE="Yksi; DATA=1 2;"\n"#toinen";\nCELLNOTE("KU297","*")="x;";\n'
    assert px.read(px_text(more=more)).values.tolist() == [1, 2, 3, 4]
    quoted = px.read(px_text(data='"..."\n"..."\n1 2'))
    assert quoted.statuses.tolist() == [2, 2, 0, 0]


def test_a_table_without_an_id_is_known_by_the_name_of_its_matrix() -> None:
    head = HEAD.replace('TABLEID="12ti"', 'MATRIX="001_12ti_2026m02"')
    assert px.read(px_text(head=head)).table_id == "12ti"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (px_text(data="1 2 3"), "make 4"),
        (px_text(data="1 2 3 x"), "“x”"),
        (px_text(data="1 2 3 nan"), "nan"),
        (px_text(data="1 2 3 1_0x"), "1_0x"),
        (px_text().replace(b";\n", b"\n").replace(b"DATA", b";DATA"), "missing or"),
        (px_text()[:200], "missing or"),
        (px_text()[:-4], "DATA"),
        (px_text(more='KEYS("Alue")=CODES;\n'), "KEYS"),
        (px_text(head=HEAD.replace("utf-8", "utf-99")), "utf-99"),
        (px_text().replace(b"Kuopio", b"\xff\xfe"), "utf-8"),
        (px_text().replace(b'"KU140"', b'"KU297"'), "twice"),
        (px_text().replace(b'"KU297","KU140"', b'"KU297"'), "VALUES"),
        (px_text().replace(b"STUB", b"STUP").replace(b"HEADING", b"H"), "STUB"),
    ],
)
def test_a_damaged_file_is_refused_with_its_part(content: bytes, part: str) -> None:
    with pytest.raises(Refused, match=part):
        px.read(content)
