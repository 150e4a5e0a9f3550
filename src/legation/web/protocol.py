"""HTTP as uvicorn speaks it with httptools, whose parser would take in a head of any length."""

from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST: Final = 64_000
"""Bytes of a request's first line and headers, give or take what arrives at once."""


class BoundedHead(HttpToolsProtocol):
    """Refuses a request whose head goes on for more than `MOST` bytes."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._in_head = False
        self._taken = 0

    def data_received(self, data: bytes) -> None:
        """Takes in what arrives."""
        super().data_received(data)
        self._taken += len(data)
        if self._in_head and self._taken > MOST and not self.transport.is_closing():
            self.send_400_response("the head of this request is too long")

    def on_message_begin(self) -> None:
        """A request begins."""
        self._in_head, self._taken = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its head is over."""
        self._in_head = False
        super().on_headers_complete()
