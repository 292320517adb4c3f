"""tifa (提法): a terminal reading and study tool for Chinese political articles."""

__version__ = "0.1.0"
