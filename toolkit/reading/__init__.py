"""What the text says: who is named, who speaks, what is done, which figures are claimed."""
