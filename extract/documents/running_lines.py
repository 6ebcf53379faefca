"""Running heads, footers and page numbers of plain text whose pages form feeds part."""

from __future__ import annotations

from collections import defaultdict

from extract.documents.furniture import alike, repeats

_EDGE = 2  # lines at the top and at the foot of a page

_Place = tuple[int, int]  # the index of a page, and of a line in it


def without_running_lines(text: str) -> str:
    """The text without lines that come again at the edge of its pages; the head of the first page stays."""
    if "\f" not in text:
        return text
    pages = [page.split("\n") for page in text.split("\f")]
    drop = _running(pages)
    kept = [[line for at, line in enumerate(lines) if (page, at) not in drop] for page, lines in enumerate(pages)]
    return "\f".join("\n".join(lines) for lines in kept)


def _running(pages: list[list[str]]) -> set[_Place]:
    """Where lines stand that are alike on several pages, all at the top or all at the foot."""
    places: dict[tuple[bool, str], list[_Place]] = defaultdict(list)
    for page, lines in enumerate(pages):
        written = [at for at, line in enumerate(lines) if line.strip()]
        for top, edge in ((True, written[:_EDGE]), (False, written[_EDGE:][-_EDGE:])):
            for at in edge:
                places[top, alike(" ".join(lines[at].split()))].append((page, at))
    drop: set[_Place] = set()
    for (top, words), found in places.items():
        if words.endswith(".") and "#" not in words:
            continue  # "Noted." ends many a page
        again = repeats([(page, pages[page][at]) for page, at in found])
        title = top and any(map(str.isalpha, words))
        drop.update(place for place, keep in zip(found, again, strict=True) if keep and not (title and place[0] == 0))
    return drop
