"""A corpus at a time: archives read as streams, on several processes or machines, and feeds followed.

units_of(["news.warc.gz", "folder/"])     the files of a corpus, in order
chunks_of(units, done)                    their items, in chunks that a worker takes at once
run(chunks, settings, workers=2)          each chunk with its outcome, in order
Follower(feeds, state, …)                 feeds and sitemaps, politely, new items only
"""
