"""The command line: `python -m etl COMMAND`; see `--help` of each command."""

import argparse
import importlib
import io
import logging
import sys
from collections.abc import Callable
from typing import TextIO

from etl.errors import UserMessage
from etl.language import LANGUAGES, N_, translator
from etl.settings import settings
from etl.workspace import workspace

# a command's module is loaded only when it is asked for: a refused file answers fast
MODULES = {
    "build": "etl.commands",
    "status": "etl.commands",
    "inspect": "etl.reading.command",
    "template": "etl.intake.command",
    "intake": "etl.intake.command",
    "undo": "etl.intake.command",
    "mappings": "etl.mapping.command",
    "match": "etl.matching.command",
    "refresh": "etl.sources.command",
    "backup": "etl.backup.command",
    "restore": "etl.backup.command",
    "contacts": "etl.contacts.command",
    "consents": "etl.consents.command",
    "audit": "etl.audit.command",
    "sign-out": "etl.sessions.command",
}

# these change something; who ran them is in the audit trail
RECORDED = {
    "build",
    "intake",
    "undo",
    "match",
    "mappings",
    "refresh",
    "sign-out",
}
RETAINING = {"build", "refresh"}

UNEXPECTED = N_(
    "Something went wrong that we did not foresee, and nothing was changed. The "
    "details are in the log above ({kind}). Try again; if it happens twice, send the "
    "log to the maintainer."
)
STOPPED = N_("Stopped. What was accepted before stays; nothing is half done.")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 2 refused, 3 needs a choice."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _modules(sys.argv[1:] if arguments is None else arguments):
        importlib.import_module(module).add_parsers(parsers)
    for sub in parsers.choices.values():
        _add_language(sub)
    args = parser.parse_args(arguments)
    _write_any_letter(sys.stdout)
    _write_any_letter(sys.stderr)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return _run(_recorded if args.command in RECORDED else args.run, args)


def _write_any_letter(stream: TextIO) -> None:
    """Let a stream take every letter: a pipe of Windows has its own few by default."""
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
        # a screen shows what it can; a file or a program is given all of it
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")


def _modules(arguments: list[str]) -> list[str]:
    name = next((word for word in arguments if not word.startswith("-")), "")
    return [MODULES[name]] if name in MODULES else sorted(set(MODULES.values()))


def _add_language(parser: argparse.ArgumentParser) -> None:
    if "--lang" not in parser._option_string_actions:
        parser.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=settings().language,
            help="language of the messages",
        )


def _run(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    _ = translator(args.lang).gettext
    try:
        return run(args)
    except UserMessage as message:
        print(message.render(args.lang), file=sys.stderr)
        return message.exit_code
    except KeyboardInterrupt:
        print(_(STOPPED), file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except Exception as error:  # the last door: no traceback reaches a console
        logging.getLogger("etl").info("%s: %s", type(error).__name__, error)
        print(_(UNEXPECTED).format(kind=type(error).__name__), file=sys.stderr)
        return 2


def _recorded(args: argparse.Namespace) -> int:
    """Run a command, record it in the audit trail, and let go what is over."""
    # loaded only here: a command that changes nothing answers fast
    from etl.audit.machine import recording  # noqa: PLC0415
    from etl.contacts.command import retained  # noqa: PLC0415
    from etl.contacts.retention import run_retention  # noqa: PLC0415

    ws = workspace(demo=getattr(args, "demo", False))
    with recording(ws, args.command) as facts:
        code: int = args.run(args)
        facts["exit"] = code
    done = run_retention(ws) if args.command in RETAINING else None
    if done and not done.is_empty:
        print(retained(done, args.lang), file=sys.stderr)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
