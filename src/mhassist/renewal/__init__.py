"""Letters come, change and go: read, tried, and taken into use together with their index.

Names are imported from the modules: ``unchanged`` must not wait for those that answer questions.
"""
