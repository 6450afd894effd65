"""What the models would say: simulated, from colors, sound and words."""
