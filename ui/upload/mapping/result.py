"""The mapping that the wizard's choices make, as it is remembered and read by."""

from collections.abc import Mapping
from dataclasses import replace

from etl.mapping import ColumnMapping, FileMapping
from ui.upload.mapping import fields
from ui.upload.mapping.draft import NOT_SAID, Draft


def mapping_of(draft: Draft) -> FileMapping:
    """Return the proposed mapping with every choice put into it."""
    proposed = draft.proposal.mapping
    places = {id(one): at for at, one in enumerate(draft.mapped)}
    said = _said(draft)
    sheets = []
    for sheet in proposed.sheets:
        columns = tuple(
            _column(draft, places[id(one)]) if id(one) in places else one
            for one in sheet.columns
        )
        constants = dict(sheet.constants) | said
        sheets.append(replace(sheet, columns=columns, constants=constants))
    name = draft.name.strip() or proposed.name
    return replace(proposed, name=name, sheets=tuple(sheets))


def _said(draft: Draft) -> Mapping[str, str]:
    wanted = set(draft.missing())
    read = {t: fields.read(t, v) for t, v in draft.constants.items() if t in wanted}
    return {target: value for target, value in read.items() if value}


def _column(draft: Draft, at: int) -> ColumnMapping:
    proposed, choice = draft.mapped[at], draft.choice(at)
    if not fields.is_target(choice):
        reason = choice.removeprefix(fields.OUT) or NOT_SAID
        return replace(proposed, target="", reason=reason, values={})
    labels = draft.options(at)
    codes = {label: draft.code(at, label) for label in labels}
    said = {label: code for label, code in codes.items() if code is not None}
    same = choice == proposed.target
    kept = {t: c for t, c in proposed.values.items() if same and t not in labels}
    made = replace(proposed, target=choice, reason="", values=kept | said)
    if proposed.how == "tick":
        return made
    separator = draft.separator(at)
    return replace(made, how="split" if separator else "value", separator=separator)
