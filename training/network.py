"""The network: the MiniLM encoder with a head over its tokens and a head over claims and their mentions."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from legation.encoder.labels import BLOCKS, CLAIM_BLOCKS, CLASSES, LINKS
from legation.linking.features import WIDTH as FEATURES
from legation.schema.vocabulary import KINDS

WIDTH = sum(BLOCKS.values())
CLAIM_WIDTH = sum(CLAIM_BLOCKS.values())
DEPTH = 128


def gelu(values: Tensor) -> Tensor:
    """The tanh form, which `legation.linking.scorer` computes as well."""
    return nn.functional.gelu(values, approximate="tanh")


class Encoder(nn.Module):
    """Word pieces to hidden states and, for each, the logits of `legation.encoder.labels.BLOCKS`."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(folder)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        self.bert = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(config.hidden_size, WIDTH)
        nn.init.constant_(self.head.bias, -3.0)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `mask` are batch × pieces; gives hidden states and logits, batch × pieces × width."""
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden, self.head(self.dropout(hidden))


@dataclass(frozen=True)
class Means:
    """Rows of weights that average a document's hidden states over stretches (rows sum to 1)."""

    stretch: Tensor
    sentence: Tensor
    candidate: Tensor


class ClaimHead(nn.Module):
    """Claims and their candidate mentions to the logits of `CLAIM_BLOCKS` and `LINKS`."""

    def __init__(self, hidden: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.claim = nn.Linear(2 * hidden, DEPTH)
        self.kind = nn.Embedding(len(CLASSES), DEPTH)
        self.attributes = nn.Linear(DEPTH, CLAIM_WIDTH)
        self.form_claim = nn.Linear(2 * hidden, DEPTH)
        self.form_kind = nn.Embedding(len(KINDS), DEPTH)
        self.forms = nn.Linear(DEPTH, len(CLASSES))
        self.mention = nn.Linear(hidden, DEPTH)
        self.feature = nn.Linear(FEATURES, DEPTH)
        self.claim_gate = nn.Linear(DEPTH, DEPTH, bias=False)
        self.mention_gate = nn.Linear(DEPTH, DEPTH, bias=False)
        self.middle = nn.Linear(DEPTH, DEPTH)
        self.links = nn.Linear(DEPTH, len(LINKS))
        nn.init.constant_(self.links.bias, -2.0)

    def forward(
        self, hidden: Tensor, means: Means, classes: Tensor, kinds: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Forms, claims × classes, attributes, claims × width, and links, claims × candidates × links.

        `hidden` is pieces × width; `classes`, `kinds` one a claim; `features` claims × candidates × features.
        """
        hidden = self.dropout(hidden)
        stretches = torch.cat([means.stretch @ hidden, means.sentence @ hidden], dim=1)
        forms = self.forms(self.dropout(gelu(self.form_claim(stretches) + self.form_kind(kinds))))
        claim = self.claim(stretches) + self.kind(classes)
        attributes = self.attributes(self.dropout(gelu(claim)))
        mention = self.mention(means.candidate @ hidden)
        product = self.claim_gate(claim)[:, None] * self.mention_gate(mention)[None]
        pair = claim[:, None] + mention[None] + self.feature(features) + product
        pair = self.dropout(gelu(pair))
        pair = gelu(self.middle(pair)) + pair
        return forms, attributes, self.links(pair)
