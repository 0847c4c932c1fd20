"""PDF -> Reading: pages and their words, layout, blocks, structure. ``reader`` has the entrance.

It is not imported here: text recognition, which the reader needs, needs the pages.
"""
