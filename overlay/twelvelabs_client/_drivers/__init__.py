"""Who carries flows out: threads, asyncio and trio."""
