"""One process tree: starts web and workers, restarts what dies or hangs, ends all together."""

from kith.config.supervisor.tree import Tree

__all__ = ["Tree"]
