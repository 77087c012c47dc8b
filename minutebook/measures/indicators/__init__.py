"""The indicators of statutory returns: a module a family, each with its definitions and their steps."""
