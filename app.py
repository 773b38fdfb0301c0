"""Voimavara: served when imported (`streamlit run app.py`), one visit when run.

Streamlit runs this file anew for each visit and each act of a reader.
"""

import streamlit as st

if __name__ == "__main__":
    from ui.frame import visit

    visit.run()
else:
    from ui.serving import application

    app = st.App(__file__, **application.parts())
