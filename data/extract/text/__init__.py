"""What a text is made of: words and their spans, what is written onto them, the lexicon and its terms, numbers."""
