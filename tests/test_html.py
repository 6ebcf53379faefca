"""Web pages: blocks, lists, tables, what is left out, and an agenda page with minutes under its items."""

from __future__ import annotations

from time import perf_counter

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
    "classes and ids that are no text": (
        "<div class='a sidebar'>a</div><ul id=menu><li>b</ul><p class=mgFileSize>c</p><aside>d</aside><p>yes</p>",
        "yes",
    ),
    "classes of what holds all the text": ("<article class='related has-sidebar'><p>yes</p></article>", "yes"),
    "links that tell the meeting": (
        "<ul class=mgActionList><li>Meeting of <a>Leys Panel</a> (Item 4.)</ul><ul class=mgActionList><li>View</ul>",
        "- Meeting of Leys Panel (Item 4.)",
    ),
    "a list of definitions": (
        "<dl><dt>Venue</dt><dd>Guildhall</dd><dt>Clerk:</dt><dd><p>Dee Orme</p></dd></dl><p>End.</p>",
        "Venue: Guildhall\n\nClerk: Dee Orme\n\nEnd.",
    ),
    "names without definitions": ("<dl><dt>Present</dt><dt>Away</dt></dl><p>End.</p>", "Present\n\nAway\n\nEnd."),
    "a definition that is a list": ("<dl><dt>Present</dt><dd><ul><li>Bo<li>Una</ul></dl>", "Present\n\n- Bo\n- Una"),
    "names parted by line breaks in a cell": (
        "<table><tr><td>Present:</td><td>Ada Quill<br>Bo Ferris<br>Una Pell</td></tr></table>",
        "Present:\n\nAda Quill\nBo Ferris\nUna Pell",
    ),
    "titles of items": (
        "<p class='x mgAiTitleTxt'>Roads</p><p class=mgAiTitleTxt></p><p>Noted.</p>", "# Roads\n\nNoted.",
    ),
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
    begun = perf_counter()
    assert read_html(b"<html>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000).strip() == "deep"
    assert perf_counter() - begun < 20  # a parser alone needs minutes


def test_a_site_names_its_council_by_its_logo() -> None:
    head = b"<html><head><title>Agenda</title></head><body><header><img alt='Marlport Borough Council logo'></header>"
    assert read_html(head + b"<main><p>" + b"Words. " * 40 + b"</p></main></html>").startswith(
        "Agenda\n\nMarlport Borough Council\n\nWords."
    )


def test_a_council_that_the_title_names_is_not_named_twice() -> None:
    page = b"<html><head><title>Agenda - Leys Council</title></head><body><img alt='Leys Council'><p>Words.</p></html>"
    assert read_html(page) == "Agenda - Leys Council\n\nWords."


@pytest.mark.parametrize("number", [30, 2000])
def test_a_menu_around_the_page_does_no_harm(number: int) -> None:
    page = b"<html><body>" + b"<div>" * number + b"<p>" + b"Words. " * 40 + b"</p>" + b"</div>" * number
    assert read_html(page).startswith("Words. Words.")


def test_a_page_without_text() -> None:
    with pytest.raises(Unreadable, match="web page without text"):
        read_bytes("empty.html", b"<html><body><script>x()</script></body></html>")


def test_text_that_speaks_of_markup_is_text() -> None:
    assert read_bytes("notes.txt", b"The page uses <html> and <div>.").media_type == "text/plain"
