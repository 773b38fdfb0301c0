"""A reader without a browser: visits pages of a running server and is timed.

It speaks Streamlit's own messages, so all that the server does for a page is in the
time, and what a browser does with it is not.
"""

import time
from types import TracebackType
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

LONGEST_SECONDS = 120


class Reader:
    """One session on the server at `address` (http://127.0.0.1:8501)."""

    def __init__(self, address: str) -> None:
        stream = address.replace("http://", "ws://") + "/_stcore/stream"
        self._socket = connect(stream, max_size=None, subprotocols=["streamlit"])

    def __enter__(self) -> "Reader":
        """Use the reader in a `with` block."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leave the server."""
        self._socket.close()

    def visit(self, page: str, **query: str) -> float:
        """Ask for a page and return the seconds until all of it has come."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(query)
        asked.rerun_script.page_name = page
        started = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        while not _is_whole(self._socket.recv(timeout=LONGEST_SECONDS)):
            pass
        return time.perf_counter() - started


def _is_whole(answer: str | bytes) -> bool:
    message = ForwardMsg()
    message.ParseFromString(answer if isinstance(answer, bytes) else answer.encode())
    element = message.delta.new_element
    if element.WhichOneof("type") == "exception" or element.alert.body:
        raise RuntimeError(element.exception.message or element.alert.body)
    if message.WhichOneof("type") != "script_finished":
        return False
    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise RuntimeError(f"the page ended as {message.script_finished}")
    return True
