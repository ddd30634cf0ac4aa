"""What is asked of an alliance of facilities."""
