"""Pure functions over text with exact character offsets: paragraphs, sentences, words, numbers, dates, quotations."""
