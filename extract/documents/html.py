"""Web pages: what a reader of the page would read, in blocks; scripts, menus, footers and hidden parts left out.

Headings become `# ` lines, entries of lists `- ` or their number, rows of tables one line with tabs between cells.
A table that only arranges the page (its cells hold paragraphs, lists, tables) becomes its cells' blocks in order,
so that an agenda set as a table gives the item's number, its title, its wording and "Minutes:" each apart. A list
of definitions gives "Venue: Guildhall".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.documents.nesting import flattened
from extract.documents.table_rows import LONGEST_CELL, table_lines
from extract.documents.text import NotText, clean, decode
from extract.patterns import words

_LEFT_OUT = frozenset([
    "script", "style", "noscript", "template", "nav", "footer", "aside", "head", "select", "option", "button", "input",
    "textarea", "svg", "canvas", "iframe", "object", "embed", "audio", "video", "map", "dialog", "datalist",
])  # fmt: skip
_LEFT_OUT_ROLES = frozenset(
    ["navigation", "contentinfo", "banner", "search", "dialog", "alertdialog", "menu", "complementary"]
)
_BLOCKS = frozenset([
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
])  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = frozenset(["td", "th"])
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
_SPACES = re.compile(r"[ \t\n\f\u00a0\u2007\u202f\u200b\ufeff]+")
_MOST_SPANNED = 30  # columns
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def read_html(data: bytes) -> str:
    """The text of a web page; NotText when it has none."""
    parser = LexborHTMLParser(flattened(_decoded(data)))
    body = parser.body
    if body is None:
        raise NotText("a web page without text")
    title = parser.css_first("head > title")
    out = _Blocks()
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
            if found := _OF_COUNCIL.fullmatch(_SPACES.sub(" ", node.attributes.get(attribute) or "").strip()):
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


class _Blocks:
    """The text under construction: words gather in a line, lines in blocks."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._mark = ""
        self._named = ""
        self._tight = False

    def add(self, words: str) -> None:
        """More words of the present line."""
        self._parts.append(words)

    def flush(self, mark: str = "", tight: bool = False) -> None:
        """End the present line; what follows begins with `mark`, without a blank line before it when `tight`."""
        line = _SPACES.sub(" ", "".join(self._parts)).strip()
        self._parts = []
        if line:
            if self._lines and not (self._tight and self._lines[-1]):
                self._lines.append("")
            self._lines.append(f"{self._mark}{line}")
            self._mark, self._named, self._tight = "", "", False
        if mark:
            self.unname()
            self._mark, self._tight = mark, tight
        elif not self._mark:
            self._tight = tight

    def unmark(self) -> None:
        """Forget a mark that no words came after."""
        self.flush()
        self._mark = ""

    def name(self) -> None:
        """What the present line says is the name of what follows: "Venue: "."""
        line = _SPACES.sub(" ", "".join(self._parts)).strip()
        self._parts = []
        self.unname()
        if line:
            self._mark, self._named = f"{line.removesuffix(':')}: ", line

    def unname(self) -> None:
        """A name that nothing followed is a line of its own."""
        if self._named:
            line, self._mark, self._named = self._named, "", ""
            self.add(line)
            self.flush()

    def break_line(self) -> None:
        """End the line, not the block."""
        self.flush(tight=True)

    def row(self, cells: list[str], first: bool) -> None:
        """A table's row."""
        self.flush()
        self.unname()
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            if first and self._lines:
                self._lines.append("")
            text = "\t".join(cells)
            self._lines.append(text if len(cells) > 2 else text.lstrip("\t"))

    def lines(self, found: Iterable[str]) -> None:
        """The lines of a table, some of them blank."""
        self.flush()
        for line in ("", *found, ""):
            if line or (self._lines and self._lines[-1]):
                self._lines.append(line)

    def text(self) -> str:
        """All of it."""
        self.flush()
        self.unname()
        return "\n".join(self._lines).strip("\n")


def _walk(top: LexborNode, out: _Blocks) -> None:
    """Go through a tree without recursion, however deep it is."""
    node: LexborNode | None = top
    counts: list[int] = []
    previous_row: int | None = None
    while node is not None:
        tag = node.tag or ""
        down = None
        if tag == "-text":
            out.add(node.text_content or "")
        elif tag == "table" and (rows := _listed_rows(node)) is not None:
            out.lines(table_lines(rows))
        elif tag == "tr" and (cells := _data_row(node)) is not None:
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


def _enter(node: LexborNode, tag: str, out: _Blocks, counts: list[int]) -> None:
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
    elif tag in _BLOCKS:
        out.flush()


def _is_heading(node: LexborNode, tag: str) -> bool:
    if tag != "p":
        return tag in _HEADINGS
    return _TITLE in _names(node) and (node.parent is None or _NUMBER_CELL not in _names(node.parent))


def _names(node: LexborNode) -> list[str]:
    """The classes of an element and its id."""
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()


def _leave(node: LexborNode, tag: str, out: _Blocks, counts: list[int]) -> None:
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
    elif tag in _BLOCKS:
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
    if tag in _LEFT_OUT or tag.startswith(("-", "_", "!")):
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


def _listed_rows(table: LexborNode) -> list[list[list[str]]] | None:
    """The lines of the cells of a table some of whose rows hold several in a cell; None where nothing asks for them."""
    rows: list[list[list[str]]] = []
    for row in _rows(table):
        cells = _cell_lines(row)
        if cells == []:
            continue
        if cells is None or (rows and len(cells) != len(rows[0])):
            return None
        rows.append(cells)
    several = any(len(cell) > 1 for row in rows for cell in row)
    return rows if len(rows) > 1 and len(rows[0]) > 1 and several else None


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """A table's own rows, not those of tables within it."""
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part.iter() if row.tag == "tr")


def _cell_lines(row: LexborNode) -> list[list[str]] | None:
    """The lines of each cell of a row; None where one holds more than lines of text."""
    cells: list[list[str]] = []
    for cell in row.iter():
        if cell.tag not in _CELLS:
            continue
        words: list[str] = []
        for below in cell.traverse(include_text=True):
            tag = below.tag or ""
            if tag == "-text":
                words.append(_SPACES.sub(" ", below.text_content or ""))
            elif tag in ("br", "p", "div"):
                words.append("\n")
            elif tag in _BLOCKS - _CELLS or tag in _LEFT_OUT:
                return None
        lines = [line.strip() for line in "".join(words).split("\n")]
        cells.append([line for line in lines if line])
        if sum(map(len, lines)) > LONGEST_CELL:
            return None
    return cells


def _data_row(row: LexborNode) -> list[str] | None:
    """The cells of a table's row; None for one that arranges blocks (its cells hold paragraphs, lists, tables)."""
    cells = []
    for cell in row.iter():
        if cell.tag not in _CELLS:
            continue
        inner = breaks = 0
        for below in _elements(cell):
            tag = below.tag or ""
            if tag in ("table", "ul", "ol", "script", "style") or tag in _HEADINGS:
                return None
            inner += tag in ("p", "div")
            breaks += tag == "br"
            if inner > 1 or breaks > 1:
                return None
        text = _SPACES.sub(" ", cell.text(deep=True, separator=" ")).strip()
        if len(text) > LONGEST_CELL:
            return None
        cells.append(text)
        cells += [""] * (_span(cell) - 1)
    return cells if len(cells) > 1 else None


def _span(cell: LexborNode) -> int:
    """How many columns a cell fills."""
    span = cell.attributes.get("colspan") or "1"
    return min(max(int(span), 1), _MOST_SPANNED) if span.isdecimal() and len(span) < 4 else 1


def _elements(cell: LexborNode) -> Iterator[LexborNode]:
    """What stands within a cell, at most some hundreds of elements."""
    for count, below in enumerate(cell.traverse()):
        if count:
            yield below
        if count > 500:
            return
