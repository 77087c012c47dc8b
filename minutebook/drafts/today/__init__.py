"""What waits for whom, family by family."""
