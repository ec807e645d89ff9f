"""Terminal, HTML, Markdown, JSON, CSV, TMX and evidence bundles."""
