"""What lies in .litsite/ between two builds: prepared reviews, and what the last build knew."""
