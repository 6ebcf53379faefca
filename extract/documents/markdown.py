"""Markdown as its reader sees it: links are their words, entities their characters; headings and emphasis stay."""

from __future__ import annotations

import re
from html import unescape

_SIGNS = re.compile(r"^#{1,6} |\]\((?:<|https?:|/)|^[ \t]*> ", re.MULTILINE)
_TAGS = re.compile(r"</(?:div|p|table|body|html|ul|td)\s*>", re.IGNORECASE)
_ADDRESS = r"<[^<>\n]{0,1000}>|[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,1000}){0,5}"
_LINK = re.compile(rf"!?\[(?P<words>[^\[\]\n]{{0,300}})\]\((?:{_ADDRESS})(?:\s+\"[^\"\n]{{0,200}}\")?\)")
_BARE_LINK = re.compile(r"<(?P<words>(?:https?://|mailto:)[^<>\s]{1,1000})>")
_CALLOUT = re.compile(r"^(?P<quote>[ \t]*>[ \t]*)\[![a-zA-Z]{1,20}\][-+]?[ \t]*", re.MULTILINE)
_HARD_BREAK = re.compile(r"\\[ \t]*\r?\n")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{1,5}|#x[0-9a-fA-F]{1,4});")


def as_read(text: str) -> str:
    """The text of a Markdown file without what only its renderer needs; any other text as it is."""
    if not _SIGNS.search(text) or _TAGS.search(text):
        return text
    text = _HARD_BREAK.sub("\n\n", text)
    for mark in (_LINK, _BARE_LINK):
        text = mark.sub(lambda found: found["words"], text)
    return _ENTITY.sub(_character, _CALLOUT.sub(lambda found: found["quote"], text))


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; a space for one that never breaks."""
    found = unescape(entity.group())
    return " " if found.isspace() else found
