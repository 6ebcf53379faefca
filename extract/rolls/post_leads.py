"""A post before those who hold it, as a line of a list: "County Manager: Ann Pike", "Directors: Bo Nair, Cy Dow"."""

from __future__ import annotations

import re

from extract.naming.names import name_at
from extract.naming.post_names import has_post

_LONGEST = 8  # words


def post_lead(line: str) -> re.Match[str] | None:
    """The post before those who hold it, in a list: "County Manager: Ann Pike", "Directors: Bo Nair, Cy Dow"."""
    found = re.match(r"(?P<post>[A-Z][\w/&’' -]{2,60}?)\s*:\s*(?=[A-Z])", line)
    if not found or len(found["post"].split()) > _LONGEST or not has_post(found["post"]):
        return None
    return found if name_at(line, found.end(), in_list=True) else None


def one_of(post: str) -> str:
    """The post of one of its holders: "Senior Executive Officers" gives "Senior Executive Officer"."""
    return re.sub(r"(?<=[a-z])s(?=\Z| of\b| for\b)", "", post, count=1)
