"""What a page says, without what each of its words means."""

import re

_POPOVER = re.compile(r'<div id="term-\w+" class="glossary".*?</div>', re.DOTALL)
_TERM = re.compile('<button type="button" class="term" popovertarget="[^"]*">([^<]*)</button>')
_JOINED = re.compile('<span class="joined">([^<]*)</span>')


def worded(html: str) -> str:
    """HTML without the glossary: its popovers are gone, a word that opens one is that word."""
    return _JOINED.sub(r"\1", _TERM.sub(r"\1", _POPOVER.sub("", html)))
