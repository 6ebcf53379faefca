"""What people judged, of who is who and of facts: a file beside the store, applied whenever the graph is made."""
