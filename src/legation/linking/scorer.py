"""The scorer: the model's second head, which tells which mentions belong to which proposal, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from legation.actors.cast import ActorKind
from legation.encoder.decoding import probabilities
from legation.encoder.labels import CLAIM_BLOCKS, ENTITY_LINKS, FORMS_OF, LINKS, STATE_LINKS, columns
from legation.encoder.model import WEIGHTS
from legation.encoder.signals import CLASSES, Proposal, Signals
from legation.linking.candidates import TYPES, Candidates
from legation.linking.linked import Linked
from legation.schema.vocabulary import ACTIONS, FORMS, KINDS, STATUSES, TOPICS

Array = NDArray[np.float32]
ATTRIBUTES = columns(CLAIM_BLOCKS)
LEAST = 0.02
ACTORS = [TYPES.index(kind) for kind in get_args(ActorKind)]
TAKES = dict.fromkeys(ENTITY_LINKS, ACTORS) | {
    "when": [TYPES.index("time")],
    "where": [TYPES.index("place"), TYPES.index("state")],
}
"""Which types of candidate a link takes."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of the head, by the names that `training/network.py` gives them."""

    weights: dict[str, Array]

    def forms(
        self, signals: Signals, proposals: Sequence[Proposal], around: Sequence[tuple[int, int]]
    ) -> list[dict[str, float]]:
        """For each proposal, the chances of its kind's forms. `around` gives the sentences about each."""
        if not proposals:
            return []
        kinds = [KINDS.index(proposal.kind) for proposal in proposals]
        means = _means(signals, proposals, around)
        inner = self._linear("form_claim", means) + self.weights["form_kind.weight"][kinds]
        logits = self._linear("forms", _gelu(inner))
        chances = []
        for row, kind in enumerate(kinds):
            own = _softmax(logits[row, FORMS_OF[kind]]).tolist()
            chances.append(dict(zip(FORMS[KINDS[kind]], own, strict=True)))
        return chances

    def link(
        self,
        signals: Signals,
        proposals: Sequence[Proposal],
        around: Sequence[tuple[int, int]],
        candidates: Candidates,
        features: Array,
    ) -> list[Linked]:
        """Links of each proposal. `around` gives the sentences about each; `features` as `features_of`."""
        if not proposals:
            return []
        claims = self._claims(signals, proposals, around)
        attributes = self._linear("attributes", _gelu(claims))
        links = probabilities(self._pairs(claims, signals, candidates, features))
        links[:, :, len(STATE_LINKS) :] *= _possible(candidates)
        return [
            _linked(proposal, attributes[row], links[row], candidates)
            for row, proposal in enumerate(proposals)
        ]

    def _claims(
        self, signals: Signals, proposals: Sequence[Proposal], around: Sequence[tuple[int, int]]
    ) -> Array:
        means = _means(signals, proposals, around)
        classes = [CLASSES.index((p.kind, p.form)) for p in proposals]
        return self._linear("claim", means) + self.weights["kind.weight"][classes]

    def _pairs(self, claims: Array, signals: Signals, candidates: Candidates, features: Array) -> Array:
        spans = zip(candidates.start.tolist(), candidates.end.tolist(), strict=True)
        means = [signals.mean(start, end) for start, end in spans]
        mentions = self._linear("mention", np.array(means, np.float32).reshape(len(means), -1))
        claim_gates = claims @ self.weights["claim_gate.weight"].T
        mention_gates = mentions @ self.weights["mention_gate.weight"].T
        pair = claims[:, None] + mentions[None] + self._linear("feature", features)
        pair = _gelu(pair + claim_gates[:, None] * mention_gates[None])
        pair = _gelu(self._linear("middle", pair)) + pair
        return self._linear("links", pair)

    def _linear(self, name: str, values: Array) -> Array:
        return values @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]


def _means(signals: Signals, proposals: Sequence[Proposal], around: Sequence[tuple[int, int]]) -> Array:
    """Mean hidden states of the proposals and of their sentences, side by side."""
    rows = [
        np.concatenate([signals.mean(p.start, p.end), signals.mean(*sentences)])
        for p, sentences in zip(proposals, around, strict=True)
    ]
    return np.array(rows, np.float32)


@cache
def load() -> Scorer:
    """The scorer with the weights in the package, loaded once."""
    with np.load(WEIGHTS / "claims.npz") as stored:
        return Scorer({name: stored[name].astype(np.float32) for name in stored.files})


def _possible(candidates: Candidates) -> NDArray[np.bool_]:
    """Candidates × entity links: whether the link takes a candidate of this type."""
    return np.column_stack([np.isin(candidates.type, TAKES[link]) for link in ENTITY_LINKS])


def _gelu(values: Array) -> Array:
    inner = 0.7978845608 * (values + 0.044715 * values * values * values)
    return np.asarray(0.5 * values * (1 + np.tanh(inner)), np.float32)


def _softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), np.float32)


def _linked(proposal: Proposal, attributes: Array, links: Array, candidates: Candidates) -> Linked:
    status = _softmax(attributes[ATTRIBUTES["status"]]).tolist()
    action = _softmax(attributes[ATTRIBUTES["action"]]).tolist()
    topics = probabilities(attributes[ATTRIBUTES["topics"]]).tolist()
    states = {link: _pooled(links[:, LINKS.index(link)], candidates.state)[0] for link in STATE_LINKS}
    entities: dict[str, dict[str, float]] = {}
    mentions: dict[tuple[str, str], tuple[int, int]] = {}
    for link in ENTITY_LINKS:
        entities[link], best = _pooled(links[:, LINKS.index(link)], candidates.entity)
        for entity, row in best.items():
            mentions[link, entity] = (int(candidates.start[row]), int(candidates.end[row]))
    return Linked(
        proposal=proposal,
        status=dict(zip(STATUSES, status, strict=True)),
        action=dict(zip(ACTIONS, action, strict=True)),
        topics=dict(zip(TOPICS, topics, strict=True)),
        states=states,
        entities=entities,
        mentions=mentions,
    )


def _pooled(chances: Array, groups: Sequence[str]) -> tuple[dict[str, float], dict[str, int]]:
    """The best chance of each group, and the row that has it; the first of equals."""
    pooled: dict[str, float] = {}
    best: dict[str, int] = {}
    for row in np.flatnonzero(chances >= LEAST).tolist():
        group, chance = groups[row], float(chances[row])
        if group and chance > pooled.get(group, 0.0):
            pooled[group], best[group] = chance, row
    return pooled, best
