"""The one error of reading: why there is no document in some bytes, or no bytes at all."""


class Unreadable(Exception):
    """What cannot be read as a document; the message is the reason, in a few words."""
