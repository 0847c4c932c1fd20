"""The whole path from question to Answer: understand, retrieve, rank, answer, cite.

In three lines::

    from mhassist import Assistant
    assistant = Assistant.open()
    print(assistant.ask("Hoeveel rechercheurs worden er jaarlijks extra opgeleid?").answer)

``Assistant.chain`` is the same path as a LangChain runnable from ``Request`` to ``Answer``.
"""

from mhassist.chain.assistant import Assistant
from mhassist.chain.request import Part, Request, Step

__all__ = ["Assistant", "Part", "Request", "Step"]
