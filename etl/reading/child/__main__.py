"""Parse one spreadsheet in a process of its own: bytes in, one JSON object out.

Run by file, not as a module, so that nothing but this folder's own modules is
imported. Whatever goes wrong here ends as a refusal or as a dead process, which
the parent takes for one.
"""

import gc
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows: the parent watches instead
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from etl.reading.child.refusal import Refusal  # noqa: E402
from etl.reading.limits import CHILD_CPU_SECONDS, CHILD_MEMORY_BYTES  # noqa: E402

BESIDE = "etl.reading.child.beside"
# only the module for the kind at hand is loaded
READERS = {
    "xlsx": ("etl.reading.child.xlsx.workbook", "read_xlsx"),
    "xlsm": ("etl.reading.child.xlsx.workbook", "read_xlsx"),
    "xlsb": ("etl.reading.child.binary.values", "read_binary"),
    "xls": ("etl.reading.child.binary.values", "read_binary"),
    "ods": ("etl.reading.child.ods", "read_ods"),
    "csv": ("etl.reading.child.text", "read_text"),
    "bytes": (BESIDE, "read_anything"),
}


def limit_this_process() -> None:
    """Bound memory and processor time where the system can."""
    if resource is None:
        return
    limits = {
        resource.RLIMIT_AS: CHILD_MEMORY_BYTES,
        resource.RLIMIT_CPU: CHILD_CPU_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, wanted in limits.items():
        _, hard = resource.getrlimit(kind)
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (limit, limit))


def parse(kind: str, content: bytes) -> dict[str, Any]:
    """Read the content as the kind that the gate has found it to be."""
    module, function = READERS[kind]
    parsed: dict[str, Any] = getattr(import_module(module), function)(content)
    if kind not in ("csv", "bytes"):
        parsed["beside"] = import_module(BESIDE).pieces_beside(content, kind)
    return parsed


def answer(kind: str, content: bytes) -> dict[str, Any]:
    """Parse; turn every failure into a refusal that has a code."""
    try:
        return parse(kind, content)
    except Refusal as refusal:
        return {
            "refused": refusal.code,
            "reason": refusal.reason,
            "values": refusal.values,
        }
    except (MemoryError, RecursionError):
        return {"refused": "TOO_LARGE", "reason": "memory", "values": {}}
    except Exception as error:
        # a malformed file can fail anywhere; which library noticed is no help
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {"refused": "CORRUPT_FILE", "reason": "content", "values": {}}


def main() -> None:
    """Read stdin, write stdout."""
    # one pass over one file makes no garbage cycles worth looking for
    gc.disable()
    limit_this_process()
    content = sys.stdin.buffer.read()
    text = json.dumps(answer(sys.argv[1], content), ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
