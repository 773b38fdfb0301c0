"""Taking a consent back for a company, and undoing that when it was a mistake."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import commands, page, text
from ui.commands import CONSENTS, Standing, UserMessage
from ui.commands.consenting import Consented
from ui.text import _

TOLD = "consent-told"


def told() -> None:
    """Say what the last act did, once."""
    words, mark = st.session_state.pop(TOLD, ("", ""))
    if words:
        page.note(words, mark=mark)


def offer(held: Sequence[Standing]) -> None:
    """Show the two acts on a company, chosen by name."""
    names = {one.company_id: f"{one.company_name} ({one.company_id})" for one in held}
    if not names:
        return
    page.section(
        _("When a company changes its mind"),
        _("It takes about ten seconds, and holds for every page and file after that."),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="consent"):
        company = st.selectbox(
            _("Company"), list(names), format_func=names.__getitem__, width=420
        )
        [one] = [one for one in held if one.company_id == company]
        _withdraw(one, names[company])
        if one.withdrawn:
            _undo(one)


def _withdraw(one: Standing, name: str) -> None:
    company = one.company_id
    # a popover of another key is a new one, and closed
    place = f"withdraw-{company}-{len(one.withdrawn)}"
    with (
        st.popover(_("Take a consent back"), key=place),
        st.form("withdraw", border=False),
    ):
        st.html(f"<p>{page.rich(f'**{name}**')}</p>")
        chosen = [
            key
            for key, words in CONSENTS.items()
            if st.checkbox(_(words).capitalize(), value=True, key=f"consent-{key}")
        ]
        reason = st.text_input(_("Reason"), placeholder=_("Told by telephone"))
        if st.form_submit_button(_("Take back"), type="primary"):
            _act(
                lambda: commands.withdraw_consent(company, chosen, reason),
                _("{company}: the consent was taken back, and the files are renewed."),
                name,
            )


def _undo(one: Standing) -> None:
    newest = one.withdrawn[0]
    with st.popover(_("Undo the withdrawal"), key="undo-withdrawal"):
        st.write(
            _("Only if the withdrawal was a mistake: what the interview told holds.")
        )
        if st.button(_("Undo"), type="primary", key="undo-withdrawal-sure"):
            _act(
                lambda: commands.undo_withdrawal(newest.number),
                _("{company}: the withdrawal was undone."),
                one.company_name,
            )


def _act(act: Callable[[], Consented], words: str, company: str) -> None:
    try:
        with st.spinner(_("The files are renewed …")):
            made = act()
    except UserMessage as refused:
        st.warning(refused.render(text.language()))
        return
    if made.failure is None:
        st.session_state[TOLD] = (words.format(company=company), "green")
    else:
        why = made.failure.render(text.language())
        closed = _("The views for partners and the public are closed until then.")
        st.session_state[TOLD] = (f"{why} {closed}", "stop")
    st.rerun()
