"""Alembic's entry: the connection is handed over by `legation.record.store.upgrade`."""

from alembic import context

from legation.record.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
