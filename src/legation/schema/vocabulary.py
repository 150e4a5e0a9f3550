"""The closed vocabularies of the record format."""

from typing import Final, Literal, get_args

Kind = Literal[
    "meeting", "instrument", "statement", "transfer", "activity", "programme", "commitment", "relation"
]
Status = Literal["occurred", "planned", "proposed", "denied"]
Precision = Literal["day", "month", "year", "range"]
ActorType = Literal["person", "organisation"]
Role = Literal[
    "visitor",
    "host",
    "participant",
    "signatory",
    "speaker",
    "addressee",
    "supplier",
    "recipient",
    "manufacturer",
]
Action = Literal[
    "proposed",
    "negotiated",
    "signed",
    "adopted",
    "exchanged",
    "ratified",
    "entered_into_force",
    "extended",
    "amended",
    "suspended",
    "terminated",
]
Category = Literal[
    "aircraft",
    "air_defence",
    "armoured_vehicles",
    "artillery",
    "engines",
    "missiles",
    "naval_weapons",
    "satellites",
    "sensors",
    "ships",
    "other",
]
Topic = Literal[
    "industry",
    "research",
    "technology",
    "cyber",
    "space",
    "maritime",
    "air",
    "land",
    "missile_defence",
    "nuclear",
    "intelligence",
    "counter_terrorism",
    "border_security",
    "training",
    "exercises",
    "logistics",
    "arms_trade",
    "peacekeeping",
    "humanitarian",
    "regional_security",
    "policy",
]
MentionType = Literal[
    "state",
    "nationality",
    "person",
    "organisation",
    "place",
    "office",
    "equipment",
    "instrument",
    "exercise",
    "money",
    "quantity",
    "time",
]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)

FORMS: Final[dict[Kind, tuple[str, ...]]] = {
    "meeting": ("visit", "talks", "call", "dialogue", "summit"),
    "instrument": (
        "treaty",
        "agreement",
        "memorandum",
        "letter_of_intent",
        "declaration",
        "roadmap",
        "protocol",
        "arrangement",
    ),
    "statement": ("direct", "indirect", "mixed"),
    "transfer": ("offered", "requested", "approved", "ordered", "delivered", "cancelled", "total"),
    "activity": (
        "exercise",
        "training",
        "patrol",
        "port_call",
        "deployment",
        "exchange",
        "aid",
        "operation",
        "other",
    ),
    "programme": (
        "research",
        "development",
        "production",
        "technology_transfer",
        "maintenance",
        "industry",
    ),
    "commitment": ("undertaking", "intention"),
    "relation": ("diplomatic_ties", "partnership", "alliance", "trade_rank", "trend", "dispute"),
}

ORGANISATIONS: Final[tuple[str, ...]] = (
    "EU",
    "NATO",
    "UN",
    "ASEAN",
    "AU",
    "GCC",
    "QUAD",
    "AUKUS",
    "SCO",
    "CSTO",
    "ECOWAS",
)
"""Short names that stand beside ISO 3166-1 alpha-3 codes in `parties`."""
