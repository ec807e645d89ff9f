"""The terminal's keys, read so that escape does not keep anybody waiting."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from select import select

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_LISTEN = 0.1
"""Seconds between looks at whether the program has ended."""


class PromptDriver(LinuxDriver):
    """Looks again as soon as an escape may be called a key; Textual's own looks every tenth of a second."""

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        wait = _LISTEN
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno], [], [], wait)
            wait = _LISTEN
            if ready:
                read = os.read(self.fileno, 4096)
                if not read:
                    return
                if text := decode(read):
                    for event in parser.feed(text):
                        self.process_message(event)
                wait = constants.ESCAPE_DELAY
            for event in parser.tick():
                self.process_message(event)
