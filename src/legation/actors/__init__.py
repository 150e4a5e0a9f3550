"""Who is who in a document: states, organisations, bodies, persons, and every mention of each."""

from legation.actors.cast import Actor, ActorKind, ActorMention, Cast, How, Place
from legation.actors.casting import cast

__all__ = ["Actor", "ActorKind", "ActorMention", "Cast", "How", "Place", "cast"]
