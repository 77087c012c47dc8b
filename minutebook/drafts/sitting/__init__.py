"""The meeting as it sits: opening, roll, motions, votes, interests, and minutes as they are typed."""
