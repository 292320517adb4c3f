"""Named steps from one schema to the next, in order. A new database starts from schema.sql."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (("2026-11 first schema", ()),)
