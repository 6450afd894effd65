"""From many files to ready indexed assets, or ready items of a knowledge store: step by step, and restartable."""
