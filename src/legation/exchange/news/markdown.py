"""News as Markdown."""

from legation.exchange.dossier.markdown import markdown as written
from legation.exchange.news.layout import news_brief
from legation.views.news_parts import News


def markdown(found: News) -> str:
    """The news as one Markdown text."""
    return written(news_brief(found))
