"""`legation mcp`: the record for programs that speak the Model Context Protocol."""

from legation.cli.record_options import Place, opened


def mcp(record: Place = None) -> None:
    """Serve the record to a program over standard input and output (Model Context Protocol), read-only.

    Tools: search, entry (with its evidence), dossier, check.
    """
    try:
        from legation.mcp_server.server import make_server
    except ImportError as error:
        if not (error.name or "").startswith("mcp"):
            raise
        from legation.errors import OutputError

        raise OutputError("the MCP server needs an extra: pip install 'legation[mcp]'") from None
    with opened(record) as kept:
        make_server(kept).run("stdio")
