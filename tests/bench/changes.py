"""Changes of the actor filter, as an analyst makes them: one more actor is chosen from the list, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from data import schema
from tests.bench.clock import Change, timed

NAMES = tuple(row["name_en"] for row in schema.reference("actors"))
RESTING = ".stApp[data-test-script-state=notRunning]"
ROW = 4  # actors in a row before the filter is emptied again


@dataclass(frozen=True)
class ActorFilter:
    """The actor filter of a page that shows it: Streamlit's, or Dash's."""

    page: Page
    dash: bool = False

    @property
    def _box(self) -> Locator:
        return self.page.locator("#actors") if self.dash else self.page.get_by_role("combobox", name="Actors")

    def choose(self, name: str) -> Change:
        """Open the list, find the actor by its name, and time the click on it."""
        if self.dash:
            self._box.click()
            self.page.locator(".dash-dropdown-search").fill(name)
            option = self.page.locator(".dash-dropdown-option", has_text=name).first
        else:
            option = self.page.get_by_role("option", name=name, exact=True)
            self._box.click()
            self._box.fill(name)
            self.page.wait_for_timeout(300)
            if not option.count():  # what is typed while the page still runs is lost
                self._box.fill(name)
        option.wait_for()
        self.page.wait_for_timeout(150)  # the list has come in
        change = timed(self.page, option.click)
        self.page.keyboard.press("Escape")
        return change

    def empty(self) -> None:
        """Choose nobody again."""
        if self.dash:
            timed(self.page, self.page.locator(".dash-dropdown-clear").click)
            return
        self.page.get_by_role("listbox").wait_for(state="hidden")
        actors = self.page.get_by_test_id("stMultiSelect").filter(has=self._box)
        clear = actors.get_by_role("button", name="Clear all")
        while clear.count():  # a click may only close the list, which leaves no trace that could be waited for
            clear.click()
            self.page.wait_for_timeout(1000)
        self.page.locator(RESTING).wait_for()

    def changes(self, first: int = 0) -> Iterator[tuple[int, Change]]:
        """Changes without end, each to a choice not seen before (76 of them);
        how many actors are then chosen, and the time.

        first  the actor to begin with.
        """
        for start in range(first, first + len(NAMES)):
            for more in range(ROW):
                yield more + 1, self.choose(NAMES[(start + more) % len(NAMES)])
            self.empty()
