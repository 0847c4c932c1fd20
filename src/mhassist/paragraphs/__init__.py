"""Letter -> Paragraph: the unit that is cited, with offsets into the letter."""
