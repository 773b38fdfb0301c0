"""The one exception by which parsing says that a file cannot be read."""


class Refusal(Exception):
    """The file is refused; `code` and `reason` choose the sentence to show."""

    def __init__(self, code: str, reason: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.values = values
