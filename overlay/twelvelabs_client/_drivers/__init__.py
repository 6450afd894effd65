"""Drivers carry out flows: in threads, and on asyncio or trio."""
