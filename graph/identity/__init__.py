"""Which mentions, across all papers, are one person, body, post, strategy or service, and why."""
