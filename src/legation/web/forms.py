"""Forms that are sent: fields and files, within bounds."""

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, UploadFile

from legation.web.security import FORMS
from legation.web.site import site_of

MOST_FILES = 200
MOST_FIELDS = 1_000


async def form_of(request: Request) -> FormData:
    """The form that a request sends; asked again, the same. What is too large never gets so far.

    `Guard` closes its files once the answer is given.
    """
    most = site_of(request).settings.most_upload
    form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=most)
    request.scope[FORMS].append(form)
    return form


def field(form: FormData, name: str, most: int | None = None) -> str:
    """A field of text, without the space around it; raises 422 where it is longer than `most`."""
    value = form.get(name)
    text = value.strip() if isinstance(value, str) else ""
    if most is not None and len(text) > most:
        raise HTTPException(422, f"{name}: more than {most} characters")
    return text


async def files(form: FormData, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a field that hold anything, as (name, content)."""
    found = []
    for one in form.getlist(name):
        if isinstance(one, UploadFile) and (one.filename or one.size):
            found.append((one.filename or "file", await one.read()))
    return tuple(found)
