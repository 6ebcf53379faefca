"""Records to JSON and back, so that an extraction can be cached and compared."""

from __future__ import annotations

import json

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from extract.explain.explanation import Explanation
from extract.records import AnyFact, Minutes

_CONVERTER = make_converter(detailed_validation=False)  # the first error, plainly
configure_tagged_union(AnyFact, _CONVERTER, tag_name="fact")


def to_json(found: Minutes | Explanation) -> str:
    """An extraction, or the explanation of one, as JSON with sorted keys: equal ones give equal bytes."""
    return json.dumps(_CONVERTER.unstructure(found), ensure_ascii=False, indent=1, sort_keys=True)


def from_json(text: str) -> Minutes:
    """The extraction that `to_json` wrote; ValueError, KeyError or TypeError if it was not one."""
    return _CONVERTER.structure(json.loads(text), Minutes)
