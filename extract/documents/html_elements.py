"""The elements of web pages by what they do to the text: left out, begin a block, head what follows."""

LEFT_OUT = frozenset([
    "script", "style", "noscript", "template", "nav", "footer", "aside", "head", "select", "option", "button", "input",
    "textarea", "svg", "canvas", "iframe", "object", "embed", "audio", "video", "map", "dialog", "datalist",
])  # fmt: skip
BLOCKS = frozenset([
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
])  # fmt: skip
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
