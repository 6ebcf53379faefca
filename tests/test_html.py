"""Web pages: blocks, lists, tables, what is left out, and an agenda page with minutes under its items."""

from __future__ import annotations

import pytest

from extract.documents import Unreadable, read_bytes
from extract.documents.html import read_html

CASES = {
    "headings and paragraphs": (
        "<h1>Minutes</h1><p>Ada Quill\n spoke.</p><p>Bo left.</p>",
        "# Minutes\n\nAda Quill spoke.\n\nBo left.",
    ),
    "text without an element": ("Before<div>within</div>after", "Before\n\nwithin\n\nafter"),
    "line breaks": ("<p>Present:<br>Ada Quill<br/>Bo Ferris</p>", "Present:\nAda Quill\nBo Ferris"),
    "bullets": ("<p>Agreed:</p><ul><li>one</li> <li><p>two</p></li></ul>", "Agreed:\n\n- one\n- two"),
    "numbers": ("<ol start=4><li>one</li><li>two</li></ol>", "4. one\n5. two"),
    "a list within a list": ("<ul><li>one<ol><li>inner</li></ol></li><li>two</li></ul>", "- one\n\n1. inner\n- two"),
    "no-break spaces": ("<p>Ada\u00a0Quill&nbsp;&nbsp;spoke</p>", "Ada Quill spoke"),
    "words in pieces": ("<p>Ada <b>Qu</b>ill, <a href='#'>Chair</a>.</p>", "Ada Quill, Chair."),
    "rows of a table": (
        "<table><tr><th>Member</th><th>Came</th></tr><tr><td>Ada Quill</td><td>yes</td></tr></table><p>End.</p>",
        "Member\tCame\nAda Quill\tyes\n\nEnd.",
    ),
    "a table that arranges blocks": (
        "<table><tr><td><p>7.</p></td><td><p>Footpaths</p><p>Minutes:</p><p>Noted.</p></td></tr></table>",
        "7.\n\nFootpaths\n\nMinutes:\n\nNoted.",
    ),
    "a table in a table": (
        "<table><tr><td>A</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
        "A\n\n1\t2",
    ),
    "scripts, styles, comments": ("<script>x='<p>no</p>'</script><style>p{}</style><!-- no --><p>yes</p>", "yes"),
    "menus and footers": ("<nav>Home</nav><div role=navigation>More</div><p>yes</p><footer>Contact</footer>", "yes"),
    "hidden parts": ("<p hidden>a</p><p style='display: none'>b</p><p aria-hidden=true>c</p><p>yes</p>", "yes"),
    "a notice about cookies": ("<div id='cookie-banner'>Accept?</div><p>yes</p>", "yes"),
}  # fmt: skip

AGENDA = """<!DOCTYPE html><html><head><title>Agenda and minutes - Marlport</title><script>track()</script></head><body>
<div id="header"><nav><ul><li>Home</li><li>Councillors</li></ul></nav></div>
<div id="modgov"><h2>Harbour Scrutiny Panel - Monday, 4 May 2031 10.00 am</h2>
<p>Venue: Guildhall, Marlport</p><p>Contact: Dee Orme&nbsp; Scrutiny Officer</p>
<h3>Items</h3><table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">71.</p></td><td><p class="mgAiTitleTxt">Apologies</p>
<p>To receive apologies.</p><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>Apologies were received
from Councillor Bo Ferris.</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p>72.</p></td><td><p class="mgAiTitleTxt">Dredging <span
class="mgFileSize">PDF 9 KB</span></p><p>Minutes:</p><p>The Panel heard of the
dredger&nbsp; ... <a href="mgAi.aspx?ID=9">view the full minutes text for item 72.</a></p>
<ul><li>It was late.</li><li>It was dear.</li></ul></td></tr></table></div>
<footer>Marlport Council</footer></body></html>"""

AGENDA_TEXT = """Agenda and minutes - Marlport

# Harbour Scrutiny Panel - Monday, 4 May 2031 10.00 am

Venue: Guildhall, Marlport

Contact: Dee Orme Scrutiny Officer

# Items

No.\tItem

71.

# Apologies

To receive apologies.

Minutes:

Apologies were received from Councillor Bo Ferris.

72.

# Dredging

Minutes:

The Panel heard of the dredger ... view the full minutes text for item 72.

- It was late.
- It was dear."""


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    markup, expected = CASES[name]
    assert read_html(f"<html><body>{markup}</body></html>".encode()) == expected


def test_an_agenda_page_keeps_number_title_wording_and_minutes_apart() -> None:
    document = read_bytes("ieListDocuments.aspx", AGENDA.encode())
    assert document.text == AGENDA_TEXT
    assert (document.media_type, document.pages) == ("text/html", ())


def test_content_decides_not_the_name() -> None:
    assert read_bytes("page.txt", b"\xef\xbb\xbf<!-- x -->\n<html><p>Words.</p></html>").text == "Words."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-1"])
def test_the_encoding_that_the_page_names(encoding: str) -> None:
    page = f"<html><head><meta charset={encoding}></head><body><p>Siân spent £5</p></body></html>"
    assert read_html(page.encode(encoding)) == "Siân spent £5"


def test_depth_does_no_harm() -> None:
    assert read_html(b"<html>" + b"<div>" * 60_000 + b"deep" + b"</div>" * 60_000).strip() == "deep"


def test_a_page_without_text() -> None:
    with pytest.raises(Unreadable, match="web page without text"):
        read_bytes("empty.html", b"<html><body><script>x()</script></body></html>")


def test_text_that_speaks_of_markup_is_text() -> None:
    assert read_bytes("notes.txt", b"The page uses <html> and <div>.").media_type == "text/plain"
