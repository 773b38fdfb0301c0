"""The mapping that the wizard's choices make, as it is remembered and read by."""

from collections.abc import Mapping
from dataclasses import replace

from etl.mapping import ColumnMapping, FileMapping
from ui.upload.mapping import facts, fields
from ui.upload.mapping.draft import NOT_SAID, Draft


def mapping_of(draft: Draft) -> FileMapping:
    """Return the proposed mapping with every choice put into it."""
    proposed = draft.proposal.mapping
    places = {id(one): at for at, one in enumerate(draft.mapped)}
    said, filled = _said(draft), facts.filled(draft)
    sheets = []
    for sheet in proposed.sheets:
        columns = tuple(
            _column(draft, places[id(one)]) if id(one) in places else one
            for one in sheet.columns
        )
        kept = {t: v for t, v in sheet.constants.items() if t not in filled}
        sheets.append(replace(sheet, columns=columns, constants=kept | said))
    name = draft.name.strip() or proposed.name
    return replace(proposed, name=name, sheets=tuple(sheets))


def _said(draft: Draft) -> Mapping[str, str]:
    """Return what holds for every row: said by a person, or not known."""
    read = {
        one: fields.read(one, draft.constants.get(one, ""))
        for one in facts.missing(draft)
    }
    said = {target: value for target, value in read.items() if value}
    return dict(facts.unknown(draft)) | said


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
