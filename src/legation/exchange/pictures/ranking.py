"""A ranking as a figure."""

from typing import Any

from legation.exchange.pictures.figure import Figure, counted, entries, listed, supported
from legation.exchange.pictures.ranking_chart import SHOWN, draw
from legation.views.parties import party_name
from legation.views.rankings import Partner, Ranking


def ranking_figure(ranking: Ranking, *, by_year: bool = False) -> Figure:
    """Its partners, drawn by kind or by year."""
    scope = f" · {ranking.scope.words}" if ranking.scope.words else ""
    listed_, found = len(ranking.partners), ranking.found
    note = f"{entries(ranking.entries)} with {found:,} partner{'s' * (found != 1)}{scope}."
    if found > min(listed_, SHOWN):
        note += f" The first {min(listed_, SHOWN)} are drawn."
    if any(partner.share < 1 for partner in ranking.partners):
        note += " An entry with several partners counts for each."
    name = party_name(ranking.state)
    return Figure(
        name="ranking",
        title=f"Partners of {name} by entries in common" + (", by year" if by_year else ""),
        note=note,
        tables=(listed("ranking", [_row(partner) for partner in ranking.partners]),),
        draw=lambda figure, size: draw(figure, ranking, size, by_year=by_year),
        nothing=None if ranking.partners else f"Nothing in the record on partners of {name}{scope}.",
    )


def _row(partner: Partner) -> dict[str, Any]:
    return {
        **{n: getattr(partner, n) for n in ("rank", "party", "entries", "first", "last")},
        "name": party_name(partner.party),
        "share": round(partner.share, 4),
        "by_kind": counted(partner.kinds),
        "by_year": counted(partner.years),
        **supported(partner.support),
    }
