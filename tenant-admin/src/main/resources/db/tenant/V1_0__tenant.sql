-- The tenant's plumbing: settings, clock, jobs, outbox, mail, audit, sign-ins.
-- Tables belong to the owner of the schemas; the tenant's role gets exactly what is named.

-- ---------------------------------------------------------------- settings

create table issuer (
    only_one       boolean primary key default true check (only_one),
    legal_name     text not null check (length(legal_name) between 1 and 200),
    address_lines  text[] not null,
    country        text not null check (country ~ '^[A-Z]{2}$'),
    vat_id         text,
    email          text not null,
    phone          text,
    iban           text,
    document_kind  text not null check (document_kind in ('INVOICE', 'STATEMENT'))
);
grant select, insert, update on issuer to ${tenant_role};

-- VAT of mobile services with its validity; a day without a row is a day on which billing refuses.
create table tax_rate (
    category    text not null,
    percent     numeric not null check (percent >= 0 and percent < 100),
    valid_from  date not null,
    valid_to    date,
    exclude using gist (daterange(valid_from, valid_to) with &&)
);
grant select, insert, update on tax_rate to ${tenant_role};

create table brand (
    only_one  boolean primary key default true check (only_one),
    color     text not null check (color ~ '^#[0-9A-Fa-f]{6}$'),
    light     text[] not null,       -- fill, on, text, soft, line
    dark      text[] not null,
    logo      bytea check (length(logo) <= 1048576)
);
grant select, insert, update on brand to ${tenant_role};

-- The sandbox clock: stands at now; while target is set it steps there through every due instant.
create table tenant_clock (
    only_one  boolean primary key default true check (only_one),
    now       timestamptz not null,
    target    timestamptz check (target >= now)
);
grant select, insert, update on tenant_clock to ${tenant_role};

-- ---------------------------------------------------------------- jobs and facts

create table job (
    id           uuid primary key,
    kind         text not null,
    key          text not null,
    payload      text not null,
    business     boolean not null,       -- due in tenant time, else in system time
    due_at       timestamptz not null,   -- when it was meant to run, in its own time
    state        text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'PARKED')),
    retry_at     timestamptz,            -- system time; not before
    attempts     integer not null default 0,
    token        bigint not null default 0,
    lease_until  timestamptz,            -- system time
    checkpoint   text not null default '',
    reason       text not null default '',
    created_at   timestamptz not null,
    finished_at  timestamptz,
    unique (kind, key)
);
create index on job (business, due_at) where state in ('WAITING', 'RUNNING');
grant select, insert, update on job to ${tenant_role};

create table outbox (
    id            uuid primary key,
    type          text not null,
    subject       text not null,
    data          text[] not null,        -- name, value, name, value …
    published_at  timestamptz not null,
    delivered_at  timestamptz,
    attempts      integer not null default 0,
    retry_at      timestamptz,
    parked        boolean not null default false,
    reason        text not null default ''
);
create index on outbox (published_at) where delivered_at is null and not parked;
grant select, insert, update on outbox to ${tenant_role};

-- ---------------------------------------------------------------- mail

create table mail (
    id          uuid primary key,
    key         text not null unique,
    recipient   text not null check (recipient !~ '[\r\n]'),
    language    text not null,
    template    text not null,
    parameters  text[] not null,          -- name, value, name, value …
    action_url  text not null,
    queued_at   timestamptz not null,
    sent_at     timestamptz
);
grant select, insert, update on mail to ${tenant_role};

create table mail_attachment (
    mail_id     uuid not null references mail,
    number      integer not null,
    file_name   text not null,
    media_type  text not null,
    content     bytea not null,
    primary key (mail_id, number)
);
grant select, insert on mail_attachment to ${tenant_role};

-- ---------------------------------------------------------------- audit

create table audit_entry (
    id            uuid primary key,
    happened_at   timestamptz not null,
    subject_of    text not null,          -- who: the realm's subject id
    display_name  text not null,
    address       text not null,
    action        text not null,
    noun          text not null,
    noun_id       text not null,
    before        text,
    after         text
);
create index on audit_entry (noun, noun_id);
create index on audit_entry (happened_at);
grant select, insert on audit_entry to ${tenant_role};

-- ---------------------------------------------------------------- people

-- Who may sign in, and which customer a subscriber's sign-in is linked to: by invitation only.
create table sign_in (
    subject      text primary key,
    email        text not null,
    name         text not null,
    role         text not null,
    customer_id  uuid,
    created_at   timestamptz not null,
    check ((role = 'subscriber') = (customer_id is not null))
);
create index on sign_in (customer_id);
grant select, insert, update on sign_in to ${tenant_role};

create table invitation (
    id           uuid primary key,
    token_hash   text not null unique,
    email        text not null,
    name         text not null,
    role         text not null,
    customer_id  uuid,
    invited_by   text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    check ((role = 'subscriber') = (customer_id is not null))
);
grant select, insert, update on invitation to ${tenant_role};
