"""Pure functions over text with exact offsets: paragraphs, sentences, words, numbers, dates, quotations."""
