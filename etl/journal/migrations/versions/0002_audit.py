"""The table of who saw and did what; younger than a year nothing is deleted from it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("audit_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False, index=True),
        sa.Column("account", sa.String(200), nullable=False, index=True),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("act", sa.String(60), nullable=False, index=True),
        sa.Column("subject", sa.String(400), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "create function keep_audit() returns trigger language plpgsql as $$ begin "
            "if tg_op = 'DELETE' and old.at < to_char(now() at time zone 'utc' "
            "- interval '365 days', 'YYYY-MM-DD') then return old; end if; "
            "raise exception 'the audit trail is append-only'; end $$"
        )
        op.execute(
            "create trigger audit_is_append_only before update or delete on audit "
            "for each row execute function keep_audit()"
        )
        return
    op.execute(
        "create trigger audit_refuses_update before update on audit "
        "begin select raise(abort, 'the audit trail is append-only'); end"
    )
    op.execute(
        "create trigger audit_refuses_delete before delete on audit "
        "when old.at >= strftime('%Y-%m-%d', 'now', '-365 days') "
        "begin select raise(abort, 'the audit trail is append-only'); end"
    )
