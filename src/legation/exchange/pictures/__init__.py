"""Views of a record as figures: a chart with its tables, as picture, page or data.

`figure`                     what every figure is
`timeline` … `world_map`     a view as a figure; `timeline_chart` … draw it
`image`, `page`              as PNG or SVG, as an interactive page that works offline
`csv_table`, `parquet_table`, `json_figure`, `graph_file`   as data
"""
