"""``corpus/`` file -> Letter: what a letter says and what is known of it."""
