"""A record for programs that speak the Model Context Protocol: read-only tools, bounded answers."""
