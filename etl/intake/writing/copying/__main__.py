"""Make an annotated copy: the job and the original in, the workbook out.

Run by file, as the reading is. The first line of stdin is the job as JSON, the rest
are the original's bytes. A file that cannot be copied gives no answer.
"""

import json
import sys
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT))

from etl.intake.writing.copying.annotate import annotate  # noqa: E402
from etl.intake.writing.copying.book import (  # noqa: E402
    fresh_book,
    original_book,
    save,
)
from etl.intake.writing.copying.limits import limit_this_process  # noqa: E402


def copied(how: str, job: dict[str, Any], content: bytes) -> bytes:
    """Return the annotated copy, made from the file itself or of what is read."""
    if how == "original":
        book = original_book(content)
    else:
        book = fresh_book(job["kind"], content, job["file"])
    annotate(book, job)
    return save(book)


def main() -> None:
    """Read stdin, write stdout."""
    limit_this_process()
    warnings.simplefilter("ignore")  # about what is left behind on purpose
    first, _, content = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(copied(sys.argv[1], json.loads(first), content))


if __name__ == "__main__":
    main()
