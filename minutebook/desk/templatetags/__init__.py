"""What the desk's templates can say."""
