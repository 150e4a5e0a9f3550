"""News for a terminal."""

from rich.console import Console

from legation.exchange.dossier.terminal import terminal
from legation.exchange.news.layout import news_brief
from legation.views.news_parts import News


def text(found: News, console: Console) -> str:
    """The news, styled for the console."""
    return terminal(news_brief(found), console)
