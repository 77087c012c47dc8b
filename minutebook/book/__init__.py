"""The book: schema, publications, blobs, projections, verification."""
