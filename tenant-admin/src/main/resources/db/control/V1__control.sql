-- What the installation knows of its tenants, and what their timers need. No tenant data.
-- The login role reads the registry and the bell; secrets and sign-ups are for the owner only.

create table control.tenant (
    code            text primary key check (code ~ '^[a-z][a-z0-9]{9}$'),
    short_name      text not null unique check (short_name ~ '^[a-z][a-z0-9-]{1,29}[a-z0-9]$'),
    name            text not null check (length(name) between 1 and 120),
    country         text not null check (country ~ '^[A-Z]{2}$'),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    zone            text not null,
    language        text not null,
    sandbox         boolean not null,
    state           text not null check (state in ('PROVISIONING', 'READY', 'SUSPENDED')),
    schema_version  text not null default '',
    cell            text not null default 'main',
    created_at      timestamptz not null default now(),
    ready_at        timestamptz
);
grant usage on schema control to ${app_role};
grant select on control.tenant to ${app_role};

-- Secrets of the clients of each realm: read at login, cached, never logged.
create table control.realm_client (
    realm      text not null,
    client_id  text not null,
    secret     text not null,
    primary key (realm, client_id)
);

-- The bell. Whoever schedules work rings it in the same transaction; a timer reads it every second.
create table control.due (
    id      bigint generated always as identity primary key,
    tenant  text not null references control.tenant on delete cascade,
    due_at  timestamptz not null
);
create index on control.due (due_at);
grant select, delete on control.due to ${app_role};

-- A tenant can ring only for itself: the tenant is the role it runs as.
create function control.ring(at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
begin
    if current_setting('role') !~ '^t_[a-z][a-z0-9]{9}$' then
        raise exception 'only a tenant rings the bell' using errcode = '42501';
    end if;
    insert into control.due (tenant, due_at) values (substr(current_setting('role'), 3), at);
end $$;
revoke all on function control.ring(timestamptz) from public;

create table control.sign_up (
    id             uuid primary key,
    code           text not null unique,
    short_name     text not null,
    company        text not null,
    country        text not null,
    email          text not null,
    sandbox        boolean not null,
    password_hash  text not null,       -- emptied when the owner's login exists
    demo           boolean not null default false,
    state          text not null check (state in ('RUNNING', 'DONE', 'ROLLING_BACK', 'FAILED')),
    attempts       integer not null default 0,
    token          bigint not null default 0,
    due_at         timestamptz not null,
    reason         text not null default '',
    address        text not null,
    created_at     timestamptz not null,
    finished_at    timestamptz
);
create index on control.sign_up (due_at) where state in ('RUNNING', 'ROLLING_BACK');
create unique index on control.sign_up (short_name) where state <> 'FAILED';
create index on control.sign_up (created_at);

create table control.sign_up_step (
    sign_up      uuid not null references control.sign_up on delete cascade,
    step         text not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (sign_up, step)
);
