"""Errors meant for a person: a translatable sentence and its values."""

from typing import Any

from etl.language import translator


class UserMessage(Exception):
    """Something a person must know; `text` is an English msgid with {fields}."""

    exit_code = 2

    def __init__(self, text: str, **values: Any) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values

    def render(self, language: str) -> str:
        """Return the sentence in `language`; values that are texts follow suit."""
        _ = translator(language).gettext
        values = {
            name: _(value) if isinstance(value, str) and value else value
            for name, value in self.values.items()
        }
        return _(self.text).format(**values)


class Refused(UserMessage):
    """The request was understood and refused, with the reason."""


class NeedsChoice(UserMessage):
    """A person must choose before this can go on."""

    exit_code = 3
