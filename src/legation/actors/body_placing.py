"""Puts bodies on the stage: each with its own actor, "the ministry" with the one named before."""

from collections.abc import Sequence

from legation.actors.allegiance import Allegiance
from legation.actors.bodies import Body
from legation.actors.cast import Actor, How
from legation.actors.marks import Marks
from legation.actors.stage import Stage, slug
from legation.actors.words import Words


def put_bodies(stage: Stage, marks: Marks, bodies: Sequence[Body], allegiance: Allegiance) -> None:
    """Adds the bodies' mentions: each with its own actor, "the ministry" with the one named before."""
    known: dict[str, Actor] = {}
    last_of: dict[str, Actor] = {}
    for body in bodies:
        if not stage.free(body.first, body.last):
            continue
        text = " ".join(marks.words.between(body.first, body.last).split())
        core = " ".join(marks.words.between(body.core, body.last).split())
        head = marks.words.lowers[body.last - 1] if body.kind == "generic" else core.lower()
        how: How = "name"
        actor = _earlier(body, head, known, last_of)
        if actor is not None and body.kind == "generic":
            how = "title"
        if actor is None:
            actor = stage.enter(_made(marks, body, text, core, allegiance))
        if body.kind == "known" and text.isupper():
            how = "alias"
        if body.kind == "generic" or "inistry" in core or "epartment" in core:
            last_of[_family(core)] = actor
        known.setdefault(core.lower(), actor)
        known.setdefault(text.lower(), actor)
        stage.mention([actor], body.first, body.last, how)
        _abbreviated(marks.words, body, actor, known)
    _abbreviations(stage, known)


def _family(core: str) -> str:
    lower = core.lower()
    return next(
        (noun for noun in ("ministry", "navy", "army", "force", "embassy", "parliament") if noun in lower),
        lower,
    )


def _earlier(body: Body, head: str, known: dict[str, Actor], last_of: dict[str, Actor]) -> Actor | None:
    """The body named before that this one refers to: the same name, or "the ministry"."""
    if body.kind == "generic" and body.state is None and body.definite:
        return last_of.get(_family(head))
    return None


def _made(marks: Marks, body: Body, text: str, core: str, allegiance: Allegiance) -> Actor:
    hit = marks.cover[body.core]
    state = body.state or (hit.entry.code if hit and hit.entry.kind == "body" else None)
    canonical = hit.entry.name if body.kind == "known" and hit and hit.entry.kind == "body" else core
    if state is None and body.kind == "generic":
        state = allegiance.near(body.first)
    part = f"{state}:{slug(canonical)}" if state else slug(canonical)
    return Actor(id=f"body:{part}", kind="body", name=text, state=state)


def _abbreviated(words: Words, body: Body, actor: Actor, known: dict[str, Actor]) -> None:
    """Learns the abbreviation in brackets after a body's name: "Joint Task Force (JTF)"."""
    i = body.last
    if i + 2 < len(words) and words.forms[i] == "(" and words.forms[i + 2] == ")":
        form = words.forms[i + 1]
        if form.isalpha() and 2 <= len(form) <= 10 and sum(c.isupper() for c in form) >= 2:
            known.setdefault(f"({form})", actor)


def _abbreviations(stage: Stage, known: dict[str, Actor]) -> None:
    """Adds the mentions of abbreviations that the text defines."""
    short = {key[1:-1]: actor for key, actor in known.items() if key.startswith("(")}
    if not short:
        return
    for i, form in enumerate(stage.words.forms):
        if form in short and stage.free(i, i + 1):
            stage.mention([short[form]], i, i + 1, "alias")
