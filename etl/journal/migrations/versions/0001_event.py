"""The table of events, and triggers that refuse to change or delete one."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("event_id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False, index=True),
        sa.Column("subject", sa.String(200), nullable=False, index=True),
        sa.Column("payload", sa.JSON, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "create function refuse_change() returns trigger language plpgsql as "
            "$$ begin raise exception 'the journal is append-only'; end $$"
        )
        op.execute(
            "create trigger event_is_append_only before update or delete on event "
            "for each row execute function refuse_change()"
        )
        return
    for act in ("update", "delete"):
        op.execute(
            f"create trigger event_refuses_{act} before {act} on event "
            "begin select raise(abort, 'the journal is append-only'); end"
        )
