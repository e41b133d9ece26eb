"""Changes of the actor filter, as an analyst makes them: one more actor is chosen from the list, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Error, Locator, Page

from data import schema
from tests.bench.clock import Change, timed

NAMES = tuple(row["name_en"] for row in schema.reference("actors"))
RESTING = ".stApp[data-test-script-state=notRunning]"
ROW = 4  # actors in a row before the filter is emptied again
TRIES, EACH = 5, 5_000  # how often what a page has lost is done again, and how long each may take [ms]


class Lost(RuntimeError):  # noqa: N818 -- what the page did, not a fault of the program
    """What was typed or clicked has had no effect, however often."""


@dataclass
class ActorFilter:
    """The actor filter of a page that shows it: Streamlit's, or Dash's.

    again  how often something was typed or clicked once more, as the page had lost it.
    """

    page: Page
    dash: bool = False
    again: int = 0

    @property
    def _box(self) -> Locator:
        return self.page.locator("#actors") if self.dash else self.page.get_by_role("combobox", name="Actors")

    @property
    def _widget(self) -> Locator:
        return self.page.get_by_test_id("stMultiSelect").filter(has=self._box)

    def choose(self, name: str) -> Change:
        """Open the list, find the actor by its name, and time the click on it."""
        option = self._found_in_dash(name) if self.dash else self._found(name)
        self.page.wait_for_timeout(150)  # the list has come in
        change = timed(self.page, option.click)
        self.page.keyboard.press("Escape")
        return change

    def _found_in_dash(self, name: str) -> Locator:
        self._box.click()
        self.page.locator(".dash-dropdown-search").fill(name)
        option = self.page.locator(".dash-dropdown-option", has_text=name).first
        option.wait_for()
        return option

    def _found(self, name: str) -> Locator:
        """The option of this name, typed again where the page has taken what was typed away."""
        named = re.compile(rf"^{re.escape(name)}(\s|$)")  # its other names stand below it
        option = self.page.get_by_role("option", name=named).first
        for _ in range(TRIES):
            self._box.click()
            self._box.fill(name)
            try:
                option.wait_for(timeout=EACH)
                return option
            except Error:
                self.again += 1
        raise Lost(f"no option {name!r} at {self.page.url}: {self._widget.inner_text()!r} chosen, {self._shown()}")

    def _shown(self) -> str:
        return f"the list says {self.page.get_by_role('listbox').all_inner_texts()}"

    def empty(self) -> None:
        """Choose nobody again: the address says whether it is so.

        Where the chosen fill the last line, the field grows under the mouse as it is pressed on "Clear all": the button
        moves away, the click opens the list and empties nothing. Then the button is pressed by the keyboard.
        """
        if self.dash:
            timed(self.page, self.page.locator(".dash-dropdown-clear").click)
            return
        nobody, options = self._widget.get_by_role("button", name="Clear all"), self.page.get_by_role("listbox")
        for turn in range(TRIES):
            self.page.keyboard.press("Escape")  # an open list hides the button
            options.wait_for(state="hidden")
            self.page.locator(RESTING).wait_for()
            if "actor=" not in self.page.url:  # and stays so when the page has come to rest
                self.again += turn > 1
                return
            if turn:
                nobody.press("Enter")
            else:
                nobody.click()
            with suppress(Error):
                self.page.wait_for_url(lambda url: "actor=" not in url, timeout=EACH)
        raise Lost(f"the actors are not emptied at {self.page.url}: {self._widget.inner_text()!r} chosen")

    def changes(self, first: int = 0) -> Iterator[tuple[int, Change]]:
        """Changes without end, each to a choice not seen before (76 of them);
        how many actors are then chosen, and the time.

        first  the actor to begin with.
        raises  Lost where the page does not do what it is told, however often.
        """
        for start in range(first, first + len(NAMES)):
            for more in range(ROW):
                yield more + 1, self.choose(NAMES[(start + more) % len(NAMES)])
            self.empty()
