"""Figures as geometry: numbers to shapes that a template writes as SVG."""
