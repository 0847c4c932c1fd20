"""Build, check and open what is searched: vectors, terms, letters and paragraphs on disk."""
