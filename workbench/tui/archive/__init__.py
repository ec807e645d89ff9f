"""The archive: what it holds, searched, read, added to and checked."""
