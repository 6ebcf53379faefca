"""Scanned pages: what Tesseract reads on a picture, as a PDF of invisible text that stands where the picture has it."""

from __future__ import annotations

import os
import shutil
import subprocess

from extract.documents.text import NotText

NEEDED = "needs OCR"
"""The words by which every reason and warning says that only OCR would help."""

DOTS = 300  # per inch, at which a page is pictured; Tesseract's guide asks for no less
_PATIENCE = 120  # seconds for one page


def is_installed() -> bool:
    """Whether there is a Tesseract to ask."""
    return shutil.which("tesseract") is not None


def text_layer(picture: bytes) -> bytes:
    """A PDF of one page for each picture in an image file; NotText with the reason when Tesseract gives none."""
    if not is_installed():
        raise NotText(f"{NEEDED}: tesseract is not installed")
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DOTS), "-c", "textonly_pdf=1", "pdf"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=_PATIENCE, check=True, env=one_thread
        )
    except subprocess.TimeoutExpired:
        raise NotText(f"OCR of one page took longer than {_PATIENCE} seconds") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotText(f"OCR failed: {said[-1] if said else error.returncode}") from None
    return done.stdout
