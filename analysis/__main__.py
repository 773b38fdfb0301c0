"""`python -m analysis cascade`: the systemic-risk index of every firm, from files.

This is the one place of `analysis` that touches files. Its messages are in English,
since it knows nothing of the product's languages.
"""

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.cascade import CascadeLimit, all_single_closures
from analysis.cascade.listed import Bad, Listed, Tables, tables_of

SMALL = 100_000
"""Networks of up to this many links are computed to the last digit by default."""

LAST_DIGIT, PUBLISHED = 1e-12, 1e-4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 done, 2 refused with the reason on stderr."""
    args = _parser().parse_args(arguments)
    try:
        tables = tables_of(
            _read(args.firms),
            _read(args.links),
            _read(args.essentiality) if args.essentiality else None,
            by_market=args.replaceability == "market",
        )
        tolerance = args.tolerance or _tolerance(tables)
        found = all_single_closures(
            tables.graph, tolerance=tolerance, most_steps=args.most_steps
        )
        _write(args.out, tables.firm_ids, found)
    except Bad as refusal:
        return _refuse(str(refusal))
    except CascadeLimit as limit:
        return _refuse(f"No answer: {limit}. Raise --most-steps or --tolerance.")
    except OSError as error:
        place = error.filename or args.out
        return _refuse(
            f"{place}: {error.strerror or error}. Check the path and rights."
        )
    print(f"{args.out}: {len(tables.firm_ids)} firms, tolerance {tolerance:g}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("cascade", help="what stops when each firm is closed")
    one.add_argument("--firms", type=Path, required=True, metavar="F.csv")
    one.add_argument("--links", type=Path, required=True, metavar="L.csv")
    one.add_argument("--out", type=Path, required=True, metavar="O.csv")
    one.add_argument("--essentiality", type=Path, metavar="E.csv")
    one.add_argument("--replaceability", choices=("off", "market"), default="market")
    one.add_argument("--tolerance", type=_tolerance_given, default=None)
    one.add_argument("--most-steps", type=int, default=2_000_000_000, metavar="N")
    return parser


def _tolerance_given(text: str) -> float:
    value = float(text)
    if not 0 < value < 1:
        msg = f"{text} is not between 0 and 1"
        raise argparse.ArgumentTypeError(msg)
    return value


def _tolerance(tables: Tables) -> float:
    return LAST_DIGIT if tables.link_count <= SMALL else PUBLISHED


def _read(path: Path) -> Listed:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            columns = tuple(reader.fieldnames or ())
            rows = [
                (reader.line_num, {key: row[key].strip() for key in columns})
                for row in reader
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Bad(f"{path}: not a csv file in UTF-8 ({error}). Save it so.") from error
    return Listed(str(path), columns, rows)


def _write(
    path: Path, firm_ids: Sequence[str], found: Sequence[npt.NDArray[np.float64]]
) -> None:
    draft = path.with_name(f".draft-{path.name}")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["firm_id", "loss_down", "loss_up", "loss"])
        for firm_id, *values in zip(firm_ids, *found, strict=True):
            writer.writerow([firm_id, *(repr(float(value)) for value in values)])
    os.replace(draft, path)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
