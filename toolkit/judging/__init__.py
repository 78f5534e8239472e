"""What follows from what the text says: positions and discrepancies."""
