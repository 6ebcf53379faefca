"""Judging: what somebody judges is found, checked, written to the file of judgements, and the graph made anew."""
