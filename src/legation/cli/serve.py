"""`legation serve`: the site over a record."""

from typing import Annotated

import typer

from legation.cli.record_options import Place
from legation.cli.user import Where
from legation.errors import OutputError


def serve(
    record: Place = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at.")] = 8765,
    root_path: Annotated[
        str, typer.Option("--root-path", metavar="/PREFIX", help="The prefix under which a proxy shows it.")
    ] = "",
    team: Annotated[
        bool, typer.Option("--team", help="Ask everybody to sign in (see `legation user`).")
    ] = False,
    accounts: Where = None,
    public: Annotated[bool, typer.Option("--public", help="Let anybody read; nothing more.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve a site over a record: read, search, trace, add and correct it in a browser.

    On this machine only, unless --team or --public say who may come from elsewhere.
    """
    from legation.web.settings import LOOPBACK, Settings

    if host not in LOOPBACK and not (team or public):
        raise typer.BadParameter(
            f"{host} can be reached from elsewhere: add --team (people sign in) or --public (anybody reads)",
            param_hint="--host",
        )
    try:
        import uvicorn

        from legation.web.app import create_app
        from legation.web.protocol import BoundedHead
    except ImportError as error:
        raise OutputError(f"serve needs {error.name}: pip install 'legation[web]'") from None

    settings = Settings(record=record, team=team, public=public, root_path=root_path, accounts=accounts)
    app = create_app(settings)
    shown = f"[{host}]" if ":" in host else host
    where = f"http://{shown}:{port}{settings.root_path}/"
    typer.echo(f"The record is at {where} until you press Ctrl-C.")
    if open_browser:
        typer.launch(where)
    uvicorn.run(
        app,
        host=host,
        port=port,
        http=BoundedHead,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
