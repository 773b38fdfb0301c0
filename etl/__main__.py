"""The command line: `python -m etl COMMAND`; see `--help` of each command."""

import argparse
import logging
import sys
from collections.abc import Callable

from etl import commands
from etl.errors import UserMessage
from etl.intake import command as intake
from etl.language import LANGUAGES, N_, translator
from etl.reading import command as reading
from etl.settings import settings
from etl.sources import command as sources

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
    commands.add_parsers(parsers)
    reading.add_parser(parsers)
    intake.add_parsers(parsers)
    sources.add_parser(parsers)
    for sub in parsers.choices.values():
        _add_language(sub)
    args = parser.parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    run: Callable[[argparse.Namespace], int] = args.run
    return _run(run, args)


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


if __name__ == "__main__":
    raise SystemExit(main())
