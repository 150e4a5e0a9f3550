"""Training examples: a gold document as arrays, with the labels of tokens, claims and links."""

from dataclasses import dataclass, field

import numpy as np
from gold import GoldClaim, GoldDocument
from labels import TokenLabels, named_spans, token_labels, tokens_in
from names import plain, same_name
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.actors import cast
from legation.actors.cast import Cast
from legation.encoder.labels import CLASSES, ENTITY_LINKS, STATE_LINKS
from legation.encoder.signals import NamedSpan
from legation.encoder.windows import Pieces, Window, pieces_of, windows_of
from legation.kinds.content import statements_in
from legation.kinds.hints import hints_of
from legation.linking.candidates import TYPES, Candidates, candidates_of
from legation.linking.features import features_of
from legation.linking.titled import titled_states
from legation.schema.vocabulary import ACTIONS, STATUSES, TOPICS

ACTORS = [TYPES.index(kind) for kind in ("state", "organisation", "body", "person")]


@dataclass(frozen=True)
class View:
    """One way to see the claims' stretches (the exact evidence, or its whole sentences)."""

    spans: list[tuple[int, int]]
    features: NDArray[np.float32]


@dataclass(frozen=True)
class LinkLabels:
    """Targets of links pooled by group: claims × groups × links of that grouping."""

    state_groups: NDArray[np.int64]
    states: NDArray[np.float32]
    entity_groups: NDArray[np.int64]
    entities: NDArray[np.float32]
    entity_weight: NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """A document ready for training."""

    document: GoldDocument
    pieces: Pieces
    windows: list[Window]
    tokens: TokenLabels
    candidates: Candidates
    views: list[View]
    classes: NDArray[np.int64]
    status: NDArray[np.int64]
    action: NDArray[np.int64]
    topics: NDArray[np.float32]
    links: LinkLabels
    cast: Cast = field(repr=False)


def example_of(document: GoldDocument, tokenizer: Tokenizer) -> Example:
    """The document with the names that a perfect tagger would find."""
    parsed = document.parsed
    spans = sorted(named_spans(document), key=lambda span: (span[1], span[2], span[0]))
    names = [NamedSpan(start, end, label, 0.95) for label, start, end in spans]
    sentences = [(s.start, s.end) for s in parsed.sentences]
    pieces = pieces_of(tokenizer, document.text, sentences)
    who = cast(parsed, names)
    candidates = candidates_of(parsed, who)
    exact = [claim.spans[0] for claim in document.claims]
    classes = [CLASSES.index((claim.kind, claim.form)) for claim in document.claims]
    said = statements_in(parsed, names)
    views = []
    for spans in (exact, [sentence_of(document, span) for span in exact]):
        hints = [
            hints_of(parsed, who, claim.kind, span, said)
            for claim, span in zip(document.claims, spans, strict=True)
        ]
        views.append(View(spans, features_of(parsed, candidates, spans, titled_states(parsed), hints)))
    return Example(
        document=document,
        pieces=pieces,
        windows=windows_of(pieces, sentences),
        tokens=token_labels(document, pieces),
        candidates=candidates,
        views=views,
        classes=np.array(classes, np.int64),
        status=np.array([STATUSES.index(c.data["status"]) for c in document.claims], np.int64),
        action=np.array([_action(c) for c in document.claims], np.int64),
        topics=np.array(
            [[t in c.data["topics"] for t in TOPICS] for c in document.claims], np.float32
        ).reshape(-1, len(TOPICS)),
        links=_links(document, candidates, who),
        cast=who,
    )


def token_spans(example: Example, spans: list[tuple[int, int]]) -> list[slice]:
    """The pieces of each span."""
    return [tokens_in(example.pieces, start, end) for start, end in spans]


def sentence_of(document: GoldDocument, span: tuple[int, int]) -> tuple[int, int]:
    """The sentences that a span touches, as one span."""
    touched = [s for s in document.parsed.sentences if s.start < span[1] and span[0] < s.end]
    return (touched[0].start, touched[-1].end) if touched else span


def _action(claim: GoldClaim) -> int:
    action = claim.data["details"].get("action")
    return ACTIONS.index(action) if action else -100


def _links(document: GoldDocument, candidates: Candidates, who: Cast) -> LinkLabels:
    states = sorted({state for state in candidates.state if state})
    entities = sorted(set(candidates.entity))
    state_at = {state: index for index, state in enumerate(states)}
    entity_at = {entity: index for index, entity in enumerate(entities)}
    names = _names(document, candidates, who)
    count = len(document.claims)
    state_target = np.zeros((count, len(states), len(STATE_LINKS)), np.float32)
    entity_target = np.zeros((count, len(entities), len(ENTITY_LINKS)), np.float32)
    weight = np.zeros_like(entity_target)
    for row, claim in enumerate(document.claims):
        for link, codes in _state_links(claim).items():
            for code in codes & state_at.keys():
                state_target[row, state_at[code], STATE_LINKS.index(link)] = 1
        for entity, index in entity_at.items():
            for link in _possible(entity):
                weight[row, index, ENTITY_LINKS.index(link)] = 1
        for link, entity in _entity_links(claim, names, candidates):
            entity_target[row, entity_at[entity], ENTITY_LINKS.index(link)] = 1
    return LinkLabels(
        state_groups=np.array([state_at.get(s, -1) for s in candidates.state], np.int64),
        states=state_target,
        entity_groups=np.array([entity_at[e] for e in candidates.entity], np.int64),
        entities=entity_target,
        entity_weight=weight,
    )


def _possible(entity: str) -> tuple[str, ...]:
    if entity.startswith("time:"):
        return ("when",)
    if entity.startswith("place:"):
        return ("where",)
    return tuple(link for link in ENTITY_LINKS if link != "when")


def _state_links(claim: GoldClaim) -> dict[str, set[str]]:
    details = claim.data["details"]
    links = {"party": set(claim.data["parties"])}
    if claim.kind == "transfer":
        links["from"] = {details.get("supplier")} - {None}
        links["to"] = {details.get("recipient")} - {None}
    return links


def _names(document: GoldDocument, candidates: Candidates, who: Cast) -> dict[str, set[str]]:
    """Every name by which the document calls an actor or a place."""
    names: dict[str, set[str]] = {}
    for start, end, kind, how, entity in zip(
        candidates.start, candidates.end, candidates.type, candidates.how, candidates.entity, strict=True
    ):
        if TYPES[kind] == "time":
            continue
        called = names.setdefault(entity, set())
        if TYPES[kind] == "place" or how <= 4:
            called.add(document.text[start:end])
        if entity in who.actors:
            called.add(who.actors[entity].name)
    return names


def _entity_links(
    claim: GoldClaim, names: dict[str, set[str]], candidates: Candidates
) -> list[tuple[str, str]]:
    links = []
    for participant in claim.data["participants"]:
        entity = _find(participant["name"], participant["type"], names)
        if entity:
            links.append((participant["role"], entity))
    if claim.data["source"]:
        entity = _find(claim.data["source"], None, names)
        if entity:
            links.append(("source", entity))
    if claim.data["where"]:
        wanted = plain(claim.data["where"]["name"])
        links += [
            ("where", entity)
            for entity, called in names.items()
            if entity.startswith(("place:", "state:")) and wanted in {plain(name) for name in called}
        ]
    when = claim.data["when"]
    if when:
        width = {"day": 10, "month": 7}.get(when["precision"], 4)
        for entity in {e for e in candidates.entity if e.startswith("time:")}:
            start, end = entity.removeprefix("time:").split("/")
            if start[:width] == when["start"][:width] and end[:width] == when["end"][:width]:
                links.append(("when", entity))
    return links


def _find(name: str, kind: str | None, names: dict[str, set[str]]) -> str | None:
    """The actor that the document calls so: by its whole name first, then by the scorer's rule."""
    wanted = plain(name)
    actors = {
        entity: called
        for entity, called in names.items()
        if not entity.startswith("place:")
        and (kind != "person" or entity.startswith("person:"))
        and (kind != "organisation" or not entity.startswith("person:"))
    }
    for entity, called in actors.items():
        if wanted in {plain(one) for one in called}:
            return entity
    for entity, called in actors.items():
        if not entity.startswith(("state:", "org:")) and any(same_name(name, one) for one in called):
            return entity
    return None
