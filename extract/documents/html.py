"""Web pages: what a reader of the page would read, in blocks; scripts, menus, footers and hidden parts left out.

Headings become `# ` lines, entries of lists `- ` or their number, rows of tables one line with tabs between cells.
A table that only arranges the page (its cells hold paragraphs, lists, tables) becomes its cells' blocks in order,
so that an agenda set as a table gives the item's number, its title, its wording and "Minutes:" each apart. A list
of definitions gives "Venue: Guildhall".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.documents.html_elements import BLOCKS, HEADINGS, LEFT_OUT
from extract.documents.html_tables import data_row, listed_rows
from extract.documents.html_text import PageText, one_space
from extract.documents.nesting import flattened
from extract.documents.table_rows import table_lines
from extract.documents.text import NotText, clean, decode
from extract.patterns import words

_LEFT_OUT_ROLES = frozenset(
    ["navigation", "contentinfo", "banner", "search", "dialog", "alertdialog", "menu", "complementary"]
)
_CONTENT = ("#modgov", "main", "[role=main]", "article")  # "#modgov" is where one widespread product puts its page
_TITLE = "mgAiTitleTxt"  # a paragraph by which that product gives an item's title, or its number in a cell of its own
_NUMBER_CELL = "mgItemNumberCell"
_SITE = (('meta[property="og:site_name"]', "content"), ("img[alt]", "alt"))
_OF_COUNCIL = re.compile(
    r"(?:home(?: ?page)?(?: of| for)?[ :-]+)?(?P<council>(?:[A-Z][\w'’-]*|of|and|the|upon|on|&| )+Council)"
    r"(?:,? (?:logo|home(?: ?page)?|crest|coat of arms|website))*"
)
_TELLS_MEETING = re.compile(r"\s*Meeting of\b", re.IGNORECASE)
_FEW = 12  # elements and texts in which a list of links is looked at
_LEAST = 200  # characters; a shorter part is not what the page is about
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FURNITURE = re.compile(r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|skip-?(?:link|nav|to))(?:$|[\s_-])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def read_html(data: bytes) -> str:
    """The text of a web page; NotText when it has none."""
    parser = LexborHTMLParser(flattened(_decoded(data)))
    body = parser.body
    if body is None:
        raise NotText("a web page without text")
    title = parser.css_first("head > title")
    out = PageText()
    named = title.text(deep=False) if title is not None else ""
    out.add(named)
    out.flush()
    if (site := _site(parser)) and site not in named:
        out.add(site)
        out.flush()
    _walk(_content(parser, body), out)
    text = out.text()
    if not text:
        raise NotText("a web page without text")
    return text


def _site(parser: LexborHTMLParser) -> str:
    """The council whose site it is, as the page names it to machines and to those who do not see its logo."""
    for selector, attribute in _SITE:
        for node in parser.css(selector)[:_FEW]:
            if found := _OF_COUNCIL.fullmatch(one_space(node.attributes.get(attribute) or "")):
                return found.group("council")
    return ""


def _decoded(data: bytes) -> str:
    if found := _CHARSET.search(data[:4096]):
        try:
            return clean(data.decode(found.group(1).decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _content(parser: LexborHTMLParser, body: LexborNode) -> LexborNode:
    for selector in _CONTENT:
        found = parser.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) >= _LEAST:
            return found[0]
    return body


def _walk(top: LexborNode, out: PageText) -> None:
    """Go through a tree without recursion, however deep it is."""
    node: LexborNode | None = top
    counts: list[int] = []
    previous_row: int | None = None
    while node is not None:
        tag = node.tag or ""
        down = None
        if tag == "-text":
            out.add(node.text_content or "")
        elif tag == "table" and (rows := listed_rows(node)) is not None:
            out.lines(table_lines(rows))
        elif tag == "tr" and (cells := data_row(node)) is not None:
            table = node.parent.mem_id if node.parent else None
            out.row(cells, first=table != previous_row)
            previous_row = table
        elif not _left_out(node, tag):
            _enter(node, tag, out, counts)
            down = node.child
            if down is None:
                _leave(node, tag, out, counts)
        if down is not None:
            node = down
            continue
        while node is not None and node.mem_id != top.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                _leave(node, node.tag or "", out, counts)
        node = None if node is None or node.mem_id == top.mem_id else node.next


def _enter(node: LexborNode, tag: str, out: PageText, counts: list[int]) -> None:
    if tag == "br":
        out.break_line()
    elif _is_heading(node, tag):
        out.flush("# ")
    elif tag == "li":
        parent = node.parent
        numbered = parent is not None and parent.tag == "ol" and counts
        if numbered:
            counts[-1] += 1
        out.flush(f"{counts[-1]}. " if numbered else "- ", tight=_follows(node))
    elif tag in ("ol", "ul", "menu", "dir"):
        out.flush()
        counts.append(_start(node) - 1)
    elif tag in BLOCKS:
        out.flush()


def _is_heading(node: LexborNode, tag: str) -> bool:
    if tag != "p":
        return tag in HEADINGS
    return _TITLE in _names(node) and (node.parent is None or _NUMBER_CELL not in _names(node.parent))


def _names(node: LexborNode) -> list[str]:
    """The classes of an element and its id."""
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()


def _leave(node: LexborNode, tag: str, out: PageText, counts: list[int]) -> None:
    if _is_heading(node, tag) or tag == "li":
        out.unmark()
    elif tag == "dt":
        out.name()
    elif tag == "dl":
        out.flush()
        out.unname()
    elif tag in ("ol", "ul", "menu", "dir"):
        out.flush()
        if counts:
            counts.pop()
    elif tag in BLOCKS:
        out.flush()


def _follows(entry: LexborNode) -> bool:
    """Whether an entry is not the first of its list."""
    before = entry.prev
    while before is not None and before.tag != "li":
        before = before.prev
    return before is not None


def _start(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _left_out(node: LexborNode, tag: str) -> bool:
    if tag in LEFT_OUT or tag.startswith(("-", "_", "!")):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (attributes.get("role") or "").lower() in _LEFT_OUT_ROLES:
        return True
    if (style := attributes.get("style")) and _HIDDEN.search(style):
        return True
    if tag in ("body", "html", "main", "article"):
        return False
    named = _names(node)
    if not _furniture().isdisjoint(named):
        return not _tells_meeting(node)
    return bool(_FURNITURE.search(" ".join(named)))


@cache
def _furniture() -> frozenset[str]:
    return frozenset(words("page_furniture"))


def _tells_meeting(node: LexborNode) -> bool:
    """Whether a list of links names the meeting that the page's one item belongs to."""
    beginning = "".join(
        n.text_content or "" for n in islice(node.traverse(include_text=True), _FEW) if n.tag == "-text"
    )
    return _TELLS_MEETING.match(beginning) is not None
