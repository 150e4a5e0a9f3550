"""Train the reader's model from gold documents: `python training/train.py --base FOLDER --out FOLDER`.

One run trains the encoder and both heads together, deterministic by seed.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from batches import Batch, batch_of
from examples import Example, example_of
from gold import load
from network import ClaimHead, Encoder
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from legation.encoder.labels import CLAIM_BLOCKS, CLASSES, STATE_LINKS, columns
from legation.schema.vocabulary import KINDS

ATTRIBUTES = columns(CLAIM_BLOCKS)
NO_SCORE = -1e4
AVERAGED = 3
"""How many of the last epochs' weights are averaged."""
HELD_OUT = 10
"""One document in so many of the first folder is kept from training, to calibrate confidence on."""


def token_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Binary cross-entropy summed over outputs, averaged over pieces."""
    each = nn.functional.binary_cross_entropy_with_logits(logits.float(), batch.target, reduction="none")
    return (each * batch.weight).sum() / batch.weight[..., 0].sum().clamp(min=1)


def form_loss(logits: Tensor, classes: Tensor, kinds: Tensor) -> Tensor:
    """Which of its kind's forms a claim has."""
    kind_of = torch.tensor([KINDS.index(kind) for kind, _ in CLASSES])
    own = logits.masked_fill(kind_of[None] != kinds[:, None], NO_SCORE)
    return nn.functional.cross_entropy(own, classes)


def attribute_loss(logits: Tensor, example: Example) -> Tensor:
    """Status, action (of instruments) and topics of a document's claims."""
    status = nn.functional.cross_entropy(logits[:, ATTRIBUTES["status"]], torch.from_numpy(example.status))
    action = torch.from_numpy(example.action)
    topics = nn.functional.binary_cross_entropy_with_logits(
        logits[:, ATTRIBUTES["topics"]], torch.from_numpy(example.topics)
    )
    loss = status + 3 * topics
    if (action >= 0).any():
        loss = loss + nn.functional.cross_entropy(logits[:, ATTRIBUTES["action"]], action, ignore_index=-100)
    return loss


def pooled(links: Tensor, groups: np.ndarray, count: int) -> Tensor:
    """The highest logit of each group: claims × groups × links."""
    index = torch.from_numpy(groups)[None, :, None].expand_as(links)
    out = torch.full((links.shape[0], count, links.shape[2]), NO_SCORE)
    return out.scatter_reduce(1, index, links, "amax", include_self=True)


def link_loss(links: Tensor, example: Example) -> Tensor:
    """Cross-entropy of the pooled links, summed over a claim's groups and averaged over claims."""
    labels, narrow = example.links, len(STATE_LINKS)
    total = torch.zeros(())
    known = labels.state_groups >= 0
    if known.any():
        scores = pooled(links[:, known, :narrow], labels.state_groups[known], labels.states.shape[1])
        total = total + nn.functional.binary_cross_entropy_with_logits(
            scores, torch.from_numpy(labels.states), reduction="sum"
        )
    scores = pooled(links[:, :, narrow:], labels.entity_groups, labels.entities.shape[1])
    each = nn.functional.binary_cross_entropy_with_logits(
        scores, torch.from_numpy(labels.entities), reduction="none"
    )
    total = total + (each * torch.from_numpy(labels.entity_weight)).sum()
    return total / links.shape[0]


def rounds(examples: list[Example], size: int, draw: random.Random) -> Iterator[list[Example]]:
    """One epoch's batches, documents of like length together."""
    order = draw.sample(examples, len(examples))
    chunks = [order[at : at + 12 * size] for at in range(0, len(order), 12 * size)]
    ordered = [e for chunk in chunks for e in sorted(chunk, key=lambda e: len(e.pieces.ids))]
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    draw.shuffle(batches)
    yield from batches


def train(
    examples: list[Example], base: Path, tokenizer: Tokenizer, options: argparse.Namespace
) -> nn.ModuleDict:
    """Both heads and the encoder, trained together; their weights averaged over the last epochs."""
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    encoder = Encoder(base)
    claims = ClaimHead(encoder.bert.config.hidden_size)
    encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    layers = [weight for weight in encoder.bert.parameters() if weight.requires_grad]
    heads = [*encoder.head.parameters(), *claims.parameters()]
    optimizer = torch.optim.AdamW([{"params": layers}, {"params": heads}], weight_decay=0.01, fused=True)
    steps = options.epochs * math.ceil(len(examples) / options.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [options.rate, options.rate * 10], total_steps=steps + 1, pct_start=0.1
    )
    network = nn.ModuleDict({"encoder": encoder, "claims": claims})
    mean = AveragedModel(network)
    for epoch in range(options.epochs):
        started, losses = time.monotonic(), []
        encoder.train(), claims.train()
        for documents in rounds(examples, options.batch, draw):
            batch = batch_of(documents, tokenizer)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden, logits = encoder(batch.ids, batch.mask)
            loss = token_loss(logits, batch)
            for place, example in enumerate(documents):
                if not len(example.classes):
                    continue
                means, features = batch.view(place, example, draw)
                classes = torch.from_numpy(example.classes)
                kinds = torch.tensor([KINDS.index(CLASSES[c][0]) for c in example.classes])
                forms, attributes, links = claims(
                    batch.hidden(place, hidden.float()), means, classes, kinds, features
                )
                own = form_loss(forms, classes, kinds)
                own = own + attribute_loss(attributes, example) + link_loss(links, example)
                loss = loss + own / len(documents)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        seconds = time.monotonic() - started
        print(f"epoch {epoch + 1}/{options.epochs}: loss {np.mean(losses):.3f}, {seconds:.0f} s", flush=True)
        if epoch >= options.epochs - AVERAGED:
            mean.update_parameters(network)
    return mean.module


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="+", default=[Path("corpus/train")])
    parser.add_argument("--base", type=Path, required=True, help="folder of the unpacked MiniLM model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    first, *others = [load(folder) for folder in options.corpus]
    documents = [document for place, document in enumerate(first) if place % HELD_OUT]
    documents += [document for folder in others for document in folder]
    examples = [example_of(document, tokenizer) for document in documents]
    network = train(examples, options.base, tokenizer, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "network.pt")


if __name__ == "__main__":
    main()
