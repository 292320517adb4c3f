"""A draft's lines → clean articles: furniture out, facts kept, lines joined, articles parted."""
