"""What a copy may cost, in memory, time and bytes on the disk."""

from etl.reading.limits import CHILD_MEMORY_BYTES, MAX_INFLATED_BYTES

try:
    import resource
except ImportError:  # Windows: the parent watches instead
    resource = None  # type: ignore[assignment]

CPU_SECONDS = 60
WALL_SECONDS = 90
MAX_COPY_BYTES = 100 * 1024 * 1024


def limit_this_process() -> None:
    """Bound memory, processor time and file size where the system can."""
    if resource is None:
        return
    limits = {
        resource.RLIMIT_AS: CHILD_MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: MAX_INFLATED_BYTES,
    }
    for kind, wanted in limits.items():
        _, hard = resource.getrlimit(kind)
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (limit, limit))
