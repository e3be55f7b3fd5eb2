"""Reading a prompt: from its words to a Story."""
