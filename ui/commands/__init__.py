"""The one way from a page to a decision: every act checks the reader's right first.

An act writes through the journal and then builds, so that what was decided shows on
the next page.
"""

from etl.audit import ACTS, Counts, Record, Verdict
from etl.consents.standing import Standing
from etl.consents.withdrawal import CONSENTS, Withdrawal
from etl.contacts import Contact, Details
from etl.contacts.everywhere import Erased
from etl.errors import UserMessage
from etl.intake.answers import Remembered
from etl.intake.batch import Proposal
from etl.intake.findings import Cause, IntakeFinding
from etl.intake.mending import Edits, WaitingSheet, same_everywhere
from etl.intake.revision import UndoReport
from etl.intake.template import Form
from etl.journal import Batch
from etl.reading.finding import shown_row
from etl.trial import Trial
from ui.commands.acting import Outcome, decider
from ui.commands.consenting import (
    company_consents,
    undo_withdrawal,
    withdraw_consent,
)
from ui.commands.files import (
    accept,
    annotated,
    blank_workbook,
    corrections,
    figures_that_move,
    history,
    propose,
    restore,
    undo,
    waiting_counts,
)
from ui.commands.keeping import (
    erase_contact,
    keep_contact,
    kept_contacts,
    last_retention,
    own_data,
)
from ui.commands.mapping import codes_of, mapping_proposal, save_mapping
from ui.commands.mending import (
    accept_mended,
    options_of,
    propose_mended,
    rows_to_mend,
)
from ui.commands.questions import forget_answers, remember_answers, remembered_answers
from ui.commands.watching import (
    trail,
    trail_accounts,
    trail_counts,
    trail_reader,
    trail_verdict,
)

__all__ = [
    "ACTS",
    "CONSENTS",
    "Batch",
    "Cause",
    "Contact",
    "Counts",
    "Details",
    "Edits",
    "Erased",
    "Form",
    "IntakeFinding",
    "Outcome",
    "Proposal",
    "Record",
    "Remembered",
    "Standing",
    "Trial",
    "UndoReport",
    "UserMessage",
    "Verdict",
    "WaitingSheet",
    "Withdrawal",
    "accept",
    "accept_mended",
    "annotated",
    "blank_workbook",
    "codes_of",
    "company_consents",
    "corrections",
    "decider",
    "erase_contact",
    "figures_that_move",
    "forget_answers",
    "history",
    "keep_contact",
    "kept_contacts",
    "last_retention",
    "mapping_proposal",
    "options_of",
    "own_data",
    "propose",
    "propose_mended",
    "remember_answers",
    "remembered_answers",
    "restore",
    "rows_to_mend",
    "same_everywhere",
    "save_mapping",
    "shown_row",
    "trail",
    "trail_accounts",
    "trail_counts",
    "trail_reader",
    "trail_verdict",
    "undo",
    "undo_withdrawal",
    "waiting_counts",
    "withdraw_consent",
]
