"""Light, dark and monochrome. In each, what matters is marked by more than colour."""

from __future__ import annotations

from textual.theme import Theme

THEMES = (
    Theme(
        name="tifa-dark",
        primary="#7aa2c8",
        secondary="#8fb8a8",
        accent="#e0a458",
        warning="#e5c07b",
        error="#e06c75",
        success="#98c379",
        foreground="#e6e1d8",
        background="#16181c",
        surface="#1e2126",
        panel="#272b31",
        dark=True,
        variables={"text-muted": "#8d939c", "footer-key-foreground": "#e0a458"},
    ),
    Theme(
        name="tifa-light",
        primary="#2f5d8a",
        secondary="#3f7562",
        accent="#9c3d10",
        warning="#8a6100",
        error="#a3242d",
        success="#3c6e22",
        foreground="#22201c",
        background="#faf7f0",
        surface="#f1ece1",
        panel="#e6dfd0",
        dark=False,
        variables={"text-muted": "#6f6a60", "footer-key-foreground": "#9c3d10"},
    ),
    Theme(
        name="tifa-mono",
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffffff",
        warning="#ffffff",
        error="#ffffff",
        success="#ffffff",
        foreground="#d8d8d8",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        dark=True,
        variables={"text-muted": "#9a9a9a", "footer-key-foreground": "#ffffff"},
    ),
)
