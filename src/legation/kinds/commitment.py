from typing import Final

from legation.kinds.claiming import Own
from legation.kinds.context import Context
from legation.linking.linked import Linked
from legation.schema import Details
from legation.schema.vocabulary import Role

ROLES: Final[tuple[Role, ...]] = ("participant",)


def decide(linked: Linked, context: Context) -> Own | None:
    return Own(Details())
