"""Why a file cannot be taken into use: a stop in it, or a question that is open."""

from collections.abc import Sequence

from etl.errors import Refused
from etl.intake.findings import Cause, IntakeFinding
from etl.language import N_, translator

UNANSWERED = N_(
    "Answer the questions about the file first: {questions}. Nothing was changed."
)


class Stopped(Refused):
    """A file that cannot be taken into use before it is mended."""

    def __init__(self, stop: IntakeFinding) -> None:
        super().__init__(stop.title("en"))
        self.stop = stop

    def render(self, language: str) -> str:
        """Return where, what and how to mend it."""
        place = self.stop.place(language)
        parts = [self.stop.message(language), self.stop.how_to_fix(language)]
        text = " ".join(part for part in parts if part)
        return f"{place}: {text}" if place else text


class Unanswered(Refused):
    """A file with questions that nobody has answered cannot be taken into use."""

    exit_code = 3

    def __init__(self, causes: Sequence[Cause]) -> None:
        self.causes = causes
        super().__init__(UNANSWERED, questions=self._named("en"))

    def render(self, language: str) -> str:
        """Say which questions are open and where."""
        gettext = translator(language).gettext
        return gettext(UNANSWERED).format(questions=self._named(language))

    def _named(self, language: str) -> str:
        firsts = [cause.first for cause in self.causes]
        return "; ".join(
            f"{one.title(language).rstrip('?')} ({one.place(language)})"
            for one in firsts
        )
