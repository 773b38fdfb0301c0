"""From landing, journal and reference to a new warehouse file, swapped in whole.

A build is a pure function of its inputs: what has not changed is not run again,
and a build that fails leaves the current one as it is.
"""

from etl.build.publish import AUDIENCES, build_file, current_build
from etl.build.result import BuildFailed, BuildResult
from etl.build.runner import build, publish_audiences, rehearse

__all__ = [
    "AUDIENCES",
    "BuildFailed",
    "BuildResult",
    "build",
    "build_file",
    "current_build",
    "publish_audiences",
    "rehearse",
]
