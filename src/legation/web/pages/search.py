"""`/search`: entries, claims and documents by words and facets."""

from fastapi import APIRouter

router = APIRouter()
