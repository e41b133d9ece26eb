"""What an analyst does on any page: turn to another, speak another language, bring a table."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled


def turn(page: Page, name: str) -> None:
    """Turn to another page of the app by its name in the bar at the top."""
    page.locator(".st-key-topbar").get_by_text(name, exact=True).click()
    settled(page)


def speak(page: Page, lang: str) -> None:
    """Turn the page to a language, if it is not in it."""
    button = page.locator(f".st-key-lang_{lang} button")
    if button.count():
        button.click()
        settled(page)


def upload(page: Page, content: bytes, name: str = "mine.csv") -> None:
    """Choose a file as one's own table."""
    field = page.locator('[data-testid="stFileUploaderDropzone"] input[type="file"]')
    field.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def loaded(page: Page) -> None:
    """Wait until the file is loaded and in view."""
    page.wait_for_url("**table=upload-**")
    expect(page.locator('[class*="st-key-remove_upload-"]')).to_be_visible()
    settled(page)
