"""Why a sentence gave the facts it gave: what was recognised in it, which rules fired, what came of them."""
