"""Question + Hits -> Answer: select sentences, cite, verify, refuse."""
