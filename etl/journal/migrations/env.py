"""Alembic's entry: migrates through the connection that the journal holds."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    version_table="journal_version",
)
with context.begin_transaction():
    context.run_migrations()
