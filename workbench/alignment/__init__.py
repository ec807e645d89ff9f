"""Links between the paragraphs and sentences of two documents, across languages."""
