"""Parse one spreadsheet in a process of its own: bytes in, one JSON object out.

Run by file, not as a module, so that nothing but this folder's own modules is
imported. Whatever goes wrong here ends as a refusal or as a dead process, which
the parent takes for one.
"""

import gc
import io
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from etl.reading.child.refusal import Refusal  # noqa: E402
from etl.reading.limits import CHILD_CPU_SECONDS, CHILD_MEMORY_BYTES  # noqa: E402


def limit_this_process() -> None:
    """Bound memory and processor time where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: CHILD_MEMORY_BYTES,
        resource.RLIMIT_CPU: CHILD_CPU_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, limit in limits.items():
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(kind, (limit, limit))


def parse(kind: str, content: bytes) -> dict[str, Any]:
    """Read the content as the kind that the gate has found it to be."""
    if kind in ("xlsx", "xlsm"):
        from etl.reading.child.xlsx.package import read_xlsx

        return read_xlsx(io.BytesIO(content))
    if kind == "ods":
        from etl.reading.child.ods import read_ods

        return read_ods(io.BytesIO(content))
    if kind == "csv":
        from etl.reading.child.text import read_text

        return read_text(content)
    from etl.reading.child.binary import read_binary

    return read_binary(io.BytesIO(content))


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
