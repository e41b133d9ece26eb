"""PNG and PDF of a slide's HTML, drawn by a Chromium browser on this machine, without a network.

One at a time: each takes some 200 MB, so that several analysts who export at once wait instead of filling the memory.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from components.briefing.asked import Sheet

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "sudo apt-get install chromium"  # what is said where there is none
SECONDS = 60
_NOWHERE = "http://127.0.0.1:9/"  # nothing listens there: where Chromium is sent for what it asks of its maker
_ASKING = (  # what asks its maker by itself, some of it only after half a minute
    *("NetworkTimeServiceQuerying", "OptimizationHints", "OptimizationHintsFetching"),
    *("OptimizationGuideModelDownloading", "OptimizationTargetPrediction", "OptimizationGuideOnDeviceModel"),
)
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-sync", "--disable-component-update", "--disable-default-apps"),
    *("--no-first-run", "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-extensions"),
    f"--disable-features={','.join(_ASKING)}",
    f"--gaia-url={_NOWHERE}",
    f"--component-updater=url-source={_NOWHERE}",
    *("--force-color-profile=srgb", "--font-render-hinting=none", "--mute-audio", "--log-level=3"),
)
busy = Lock()


class NoChromiumError(RuntimeError):
    """There is no Chromium on this machine; `command` installs one."""

    def __init__(self) -> None:
        self.command = INSTALL
        super().__init__(f"no Chromium was found ({', '.join(NAMES)}); install one: {INSTALL}")


class DrawingError(RuntimeError):
    """Chromium drew nothing: its exit code and the end of what it wrote."""


def found() -> str:
    """The path of a Chromium; "" where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def png(page: str, sheet: Sheet, scale: int = 1) -> bytes:
    """The slide as a picture of `scale` times its size.

    raises  NoChromiumError; DrawingError.
    """
    more = (f"--window-size={sheet.width},{sheet.height}", f"--force-device-scale-factor={scale}")
    return _drawn(page, "slide.png", ("--screenshot={out}", *more))


def pdf(page: str) -> bytes:
    """The slide as one page of vectors and text.

    raises  NoChromiumError; DrawingError.
    """
    return _drawn(page, "slide.pdf", ("--print-to-pdf={out}", "--no-pdf-header-footer"))


def _drawn(page: str, name: str, flags: tuple[str, ...]) -> bytes:
    browser = found()
    if not browser:
        raise NoChromiumError
    with busy, TemporaryDirectory(prefix="rasid_slide_", ignore_cleanup_errors=True) as folder:
        source, out = Path(folder, "slide.html"), Path(folder, name)
        source.write_text(page, encoding="utf-8")
        asked = [flag.format(out=out) for flag in flags]
        command = [browser, *_FLAGS, f"--user-data-dir={folder}/profile", *asked, source.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as late:
            raise DrawingError(f"Chromium took longer than {SECONDS} s") from late
        if done.returncode or not out.exists():
            raise DrawingError(f"Chromium ended with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
        return out.read_bytes()
