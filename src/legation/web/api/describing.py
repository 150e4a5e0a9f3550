"""`/api`: what there is for programs, as a page; `/api/v1/openapi.json`: the same for programs."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse, Response

from legation.version import __version__
from legation.web.person import needs
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter(dependencies=[Depends(needs("read"))])
_ABOUT = (
    "What the pages show and do, for programs. Show a token as `Authorization: Bearer …`; on one person's "
    "own machine none is needed. Lists come in pages: `Link` leads to the next one. Answers carry an `ETag` "
    "that lasts until the record changes. Rows come as CSV or Parquet where `Accept` or `?format=` asks."
)


@router.get("/api/v1/openapi.json")
def described(request: Request) -> Response:
    """The interface in OpenAPI."""
    return JSONResponse(description(request))


@router.get("/api", response_class=HTMLResponse)
def page(request: Request) -> Response:
    """The interface for people to read."""
    told = description(request)
    calls = [
        {"method": method.upper(), "path": path, **call}
        for path, its in told["paths"].items()
        for method, call in its.items()
    ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for call in calls:
        groups.setdefault(call["tags"][0], []).append(call)
    return render(request, "api.html.j2", groups=groups, about=_ABOUT, bodies=_bodies(told))


def description(request: Request) -> dict[str, Any]:
    """The OpenAPI description, made once."""
    app = request.app
    if not hasattr(app.state, "openapi"):
        made = get_openapi(
            title="Legation", version=__version__, description=_ABOUT, routes=app.routes,
            servers=[{"url": site_of(request).to.root or "/"}],
        )  # fmt: skip
        made.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}, {}]
        for its in made["paths"].values():
            for call in its.values():
                _ours(call)
        made["components"].get("schemas", {}).pop("HTTPValidationError", None)
        made["components"].get("schemas", {}).pop("ValidationError", None)
        app.state.openapi = made
    found: dict[str, Any] = app.state.openapi
    return found


def _ours(call: dict[str, Any]) -> None:
    """What can't be understood is told in our one line, not in FastAPI's list."""
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for answer in call["responses"].values():
        content = answer.get("content", {}).get("application/json", {})
        if "HTTPValidationError" in str(content):
            answer["content"] = {"application/json": problem}


def _bodies(told: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of what each path takes, by its operation."""
    found = {}
    for its in told["paths"].values():
        for call in its.values():
            schema = call.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            if schema and "$ref" in schema:
                name = schema["$ref"].rpartition("/")[2]
                found[call["operationId"]] = told["components"]["schemas"][name]
    return found
