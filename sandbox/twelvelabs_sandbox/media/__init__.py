"""Files of clients, read in processes of their own."""
