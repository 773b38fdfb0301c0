"""Contact persons: a store of its own that can forget, apart from landing and journal.

Each person's details are sealed with a key of their own, and the key is what an
erasure destroys: a copy of the store without it is noise. The journal holds ids only.
"""

from etl.contacts.erasure import Erasure, erase, retain
from etl.contacts.incoming import BroughtIn, Incoming, bring_in
from etl.contacts.store import Contact, Details, add, contacts, find, id_of

__all__ = [
    "BroughtIn",
    "Contact",
    "Details",
    "Erasure",
    "Incoming",
    "add",
    "bring_in",
    "contacts",
    "erase",
    "find",
    "id_of",
    "retain",
]
