"""A thin progress bar: heavy where done, light where not, so that it needs no colour."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class ThinBar(Widget):
    """One row; `share` is from 0 to 1."""

    DEFAULT_CSS = "ThinBar { height: 1; width: 100%; }"

    share: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The bar over the widget's whole width."""
        width = self.size.width
        filled = round(width * min(1.0, max(0.0, self.share)))
        return Content.assemble(("━" * filled, "$accent"), ("─" * (width - filled), "$text-muted"))
