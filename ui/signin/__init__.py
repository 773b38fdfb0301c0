"""Sign-in by OpenID Connect: whether it is set up, who signed in, until when.

Streamlit keeps the claims in a signed cookie of the browser and forgets about it: it
looks neither at their end nor at a sign-out elsewhere. Both are checked here, on each
request and on each run of a page.
"""

from ui.signin.person import Person, person_of, session_person
from ui.signin.setup import SignIn, SignInFault, sign_in

__all__ = [
    "Person",
    "SignIn",
    "SignInFault",
    "person_of",
    "session_person",
    "sign_in",
]
