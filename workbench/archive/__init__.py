"""The store of documents, embeddings, comparisons and decisions."""
