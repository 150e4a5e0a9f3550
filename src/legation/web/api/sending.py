"""What is sent by programs: JSON, said to be such, which no form of a foreign page can say."""

from fastapi import Depends, HTTPException, Request


async def _is_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "send JSON, with Content-Type: application/json")


Json = Depends(_is_json)
