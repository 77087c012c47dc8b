"""The element trees that answer operations, one module a family."""
