"""What each network's training minimises."""
