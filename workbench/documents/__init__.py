"""Documents and their readers: text, HTML, PDF, DOCX, e-mail, WARC; metadata and hashes."""
