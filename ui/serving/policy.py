"""The Content Security Policy: the page may talk to its own host alone."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def inline_script_hashes() -> list[str]:
    """Return the CSP sources of the inline scripts in Streamlit's own page."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    found = INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [hashlib.sha256(script.encode()).digest() for script in found]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    """Return the policy: nothing from, and nothing to, another host."""
    scripts = " ".join(inline_script_hashes())
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self' data: blob:; "
        "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; "
        "form-action 'self'; object-src 'none'"
    )
