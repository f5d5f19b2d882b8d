-- The money path of one tenant. Tables belong to the owner of the schemas; the tenant's runtime role
-- gets exactly the rights named beside each table: what must never change has no UPDATE and no DELETE.
-- Amounts: *_minor are integer minor units; numeric prices are exact, in major units.

-- ---------------------------------------------------------------- party, customer, account

create table party (
    id           uuid primary key,
    kind         text not null check (kind in ('PERSON', 'ORGANISATION')),
    name         text not null check (length(name) between 1 and 200),
    email        text not null check (length(email) between 3 and 254),
    phone        text,
    street       text not null,
    postcode     text not null,
    city         text not null,
    country      text not null check (country ~ '^[A-Z]{2}$'),
    language     text not null,
    vat_id       text,
    version      integer not null default 0
);
grant select, insert, update on party to ${tenant_role};

create table customer (
    id           uuid primary key,
    number       text not null unique,
    party_id     uuid not null references party,
    status       text not null check (status in ('ACTIVE', 'CLOSED')),
    created_at   timestamptz not null,
    version      integer not null default 0
);
create index on customer (party_id);
grant select, insert, update on customer to ${tenant_role};

create table billing_account (
    id                 uuid primary key,
    number             text not null unique,
    customer_id        uuid not null references customer,
    currency           text not null check (currency ~ '^[A-Z]{3}$'),
    cycle_day          integer not null check (cycle_day between 1 and 28),
    payment_term_days  integer not null check (payment_term_days between 0 and 90),
    mode               text not null check (mode in ('POSTPAID', 'PREPAID')),
    status             text not null check (status in ('ACTIVE', 'CLOSED')),
    opened_on          date not null,
    version            integer not null default 0
);
create index on billing_account (customer_id);
create index on billing_account (cycle_day);
grant select, insert, update on billing_account to ${tenant_role};

-- One counter per kind of human-readable number; never a sequence, so nothing is skipped.
create table number_counter (
    kind         text primary key,
    last_number  bigint not null
);
grant select, insert, update on number_counter to ${tenant_role};

-- ---------------------------------------------------------------- offering

create table product_offering (
    id           uuid primary key,
    code         text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'),
    name         text not null check (length(name) between 1 and 120),
    description  text not null default '',
    status       text not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    version      integer not null default 0
);
grant select, insert, update on product_offering to ${tenant_role};

-- A published version never changes.
create table offering_version (
    id               uuid primary key,
    offering_id      uuid not null references product_offering,
    number           integer not null check (number > 0),
    status           text not null check (status in ('DRAFT', 'PUBLISHED')),
    valid_from       date not null,
    currency         text not null check (currency ~ '^[A-Z]{3}$'),
    recurring_price  numeric not null check (recurring_price >= 0),
    tax_included     boolean not null,
    published_at     timestamptz,
    unique (offering_id, number)
);
grant select, insert, update on offering_version to ${tenant_role};

-- What beyond the allowance costs. Voice: price per unit_size seconds with increments i/n (rule R1).
-- Messages: per message. Data: per started unit_size bytes of each session (rule R2).
create table usage_price (
    version_id       uuid not null references offering_version,
    service          text not null check (service in ('VOICE', 'SMS', 'DATA')),
    prefix           text not null check (prefix ~ '^[0-9]{0,15}$'),  -- called number, E.164 without +; '' = any
    destination      text not null,
    amount           numeric not null check (amount >= 0),
    unit_size        bigint not null check (unit_size > 0),
    first_increment  integer not null default 1 check (first_increment > 0),
    next_increment   integer not null default 1 check (next_increment > 0),
    primary key (version_id, service, prefix)
);
grant select, insert, update, delete on usage_price to ${tenant_role};

create table allowance (
    id          uuid primary key,
    version_id  uuid not null references offering_version,
    service     text not null check (service in ('VOICE', 'SMS', 'DATA')),
    quantity    bigint not null check (quantity > 0),   -- seconds, messages, bytes
    priority    integer not null default 1,
    unique (version_id, service, priority)
);
grant select, insert, update, delete on allowance to ${tenant_role};

-- ---------------------------------------------------------------- order, product, service, resource

create table product_order (
    id            uuid primary key,
    account_id    uuid not null references billing_account,
    action        text not null check (action in ('ADD')),
    offering_id   uuid not null references product_offering,
    ordered_at    timestamptz not null,
    ordered_by    text not null,
    state         text not null check (state in ('COMPLETED', 'REJECTED'))
);
grant select, insert on product_order to ${tenant_role};

create table product (
    id          uuid primary key,
    account_id  uuid not null references billing_account,
    order_id    uuid references product_order,
    status      text not null check (status in ('ACTIVE', 'SUSPENDED', 'ENDED')),
    start_on    date not null,
    end_on      date,
    version     integer not null default 0
);
create index on product (account_id);
grant select, insert, update on product to ${tenant_role};

-- What a product had at time t: rows never change, they are closed by valid_to.
create table product_terms (
    id                   uuid primary key,
    product_id           uuid not null references product,
    offering_version_id  uuid not null references offering_version,
    valid_from           date not null,
    valid_to             date,
    reason               text not null,
    exclude using gist (product_id with =, daterange(valid_from, valid_to) with &&)
);
grant select, insert, update on product_terms to ${tenant_role};

-- The line.
create table service (
    id            uuid primary key,
    product_id    uuid not null references product,
    status        text not null check (status in ('ACTIVE', 'SUSPENDED', 'ENDED')),
    activated_at  timestamptz not null,
    ended_at      timestamptz,
    version       integer not null default 0
);
create index on service (product_id);
grant select, insert, update on service to ${tenant_role};

-- MSISDN (E.164 without +), IMSI and ICCID of a line, with history: usage is assigned at its time of use.
create table service_identifier (
    id          uuid primary key,
    service_id  uuid not null references service,
    kind        text not null check (kind in ('MSISDN', 'IMSI', 'ICCID')),
    value       text not null check (value ~ '^[0-9]{5,22}$'),
    valid_from  timestamptz not null,
    valid_to    timestamptz,
    exclude using gist (kind with =, value with =, tstzrange(valid_from, valid_to) with &&)
);
create index on service_identifier (service_id);
grant select, insert, update on service_identifier to ${tenant_role};

-- ---------------------------------------------------------------- usage

create table usage_feed (
    id       uuid primary key,
    name     text not null unique,
    folder   text,                -- watched folder below the installation's inbox; null = upload only
    profile  jsonb not null       -- how to read its files: format as data
);
grant select, insert, update on usage_feed to ${tenant_role};

create table usage_file (
    id           uuid primary key,
    feed_id      uuid not null references usage_feed,
    file_name    text not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes   bigint not null,
    sequence     bigint,
    received_at  timestamptz not null,
    received_by  text not null,
    state        text not null check (state in ('REGISTERED', 'PROCESSING', 'DONE', 'REJECTED', 'QUARANTINED')),
    reason       text,            -- message key and parameters when rejected or quarantined, a JSON array
    lines_done   bigint not null default 0,
    records_in   bigint not null default 0,
    rated        bigint not null default 0,
    suspended    bigint not null default 0,
    duplicate    bigint not null default 0,
    rejected     bigint not null default 0,
    ignored      bigint not null default 0,
    unique (feed_id, sha256)
);
create unique index on usage_file (feed_id, sequence) where sequence is not null and state <> 'QUARANTINED';
grant select, insert, update on usage_file to ${tenant_role};

-- The file as it came, in parts of a megabyte: it is written and read without being held whole.
create table usage_file_content (
    file_id  uuid not null references usage_file,
    part     integer not null,
    content  bytea not null,
    primary key (file_id, part)
);
alter table usage_file_content alter column content set storage external;
grant select, insert on usage_file_content to ${tenant_role};

-- The columns besides place are the content: the same key with other content is a conflict.
create table usage_record (
    record_key   text not null,          -- the operator's record id, or a hash (rule B3)
    started_at   timestamptz not null,
    file_id      uuid not null references usage_file,
    line_number  bigint not null,
    service      text not null check (service in ('VOICE', 'SMS', 'DATA')),
    served       text not null,          -- MSISDN, E.164 without +
    other_party  text,
    quantity     bigint not null check (quantity >= 0),   -- seconds, messages, bytes
    primary key (record_key, started_at)
);
grant select, insert on usage_record to ${tenant_role};

-- Records of a file that are not rated: kept with place, original line and reason. One row per record.
create table set_aside_record (
    file_id       uuid not null references usage_file,
    line_number   bigint not null,
    verdict       text not null check (verdict in ('SUSPENDED', 'DUPLICATE', 'REJECTED', 'IGNORED')),
    reason        text not null,          -- message key
    detail        text not null default '',
    original      text not null,          -- the line, cut to 4,000 characters
    record_key    text,
    started_at    timestamptz,
    service       text,
    quantity      bigint,
    primary key (file_id, line_number)
);
grant select, insert on set_aside_record to ${tenant_role};

-- ---------------------------------------------------------------- rating

-- A period of an account; closing it is one row lock. Usage rated while it is open is stamped with it.
create table bill_period (
    account_id   uuid not null references billing_account,
    period_from  date not null,
    period_to    date not null check (period_to > period_from),
    state        text not null check (state in ('OPEN', 'CLOSED')),
    closed_at    timestamptz,
    primary key (account_id, period_from)
);
grant select, insert, update on bill_period to ${tenant_role};

-- What is left. remaining is taken by one guarded UPDATE (rule R10).
create table allowance_bucket (
    id            uuid primary key,
    product_id    uuid not null references product,
    allowance_id  uuid not null references allowance,
    service       text not null,
    period_from   date not null,
    period_to     date not null,
    priority      integer not null,
    granted       bigint not null check (granted >= 0),
    consumed      bigint not null default 0 check (consumed >= 0),
    expired       bigint not null default 0 check (expired >= 0),
    remaining     bigint not null check (remaining >= 0),
    unique (product_id, allowance_id, period_from),
    check (granted = consumed + expired + remaining)
);
grant select, insert, update on allowance_bucket to ${tenant_role};

create table rated_usage (
    record_key            text not null,
    started_at            timestamptz not null,
    file_id               uuid not null references usage_file,
    account_id            uuid not null references billing_account,
    product_id            uuid not null references product,
    service_id            uuid not null references service,
    period_from           date not null,           -- the bill period it is stamped with
    service               text not null,
    destination           text not null,
    offering_version_id   uuid not null references offering_version,
    price_prefix          text not null,
    used_quantity         bigint not null,
    billed_quantity       bigint not null,         -- after increments
    included_quantity     bigint not null,         -- paid from buckets
    charged_quantity      bigint not null,         -- billed - included
    amount                numeric not null check (amount >= 0),  -- exact, six decimals (rule R1)
    currency              text not null,
    primary key (record_key, started_at),
    foreign key (record_key, started_at) references usage_record,
    foreign key (account_id, period_from) references bill_period,
    check (billed_quantity = included_quantity + charged_quantity)
);
create index on rated_usage (account_id, period_from);
grant select, insert on rated_usage to ${tenant_role};

create table allowance_consumption (
    bucket_id         uuid not null references allowance_bucket,
    record_key        text not null,
    started_at        timestamptz not null,
    quantity          bigint not null check (quantity > 0),
    remaining_before  bigint not null,             -- the state the explanation is recomputed from
    primary key (bucket_id, record_key, started_at),
    foreign key (record_key, started_at) references rated_usage
);
grant select, insert on allowance_consumption to ${tenant_role};

-- ---------------------------------------------------------------- ledger

-- code: receivable, revenue.recurring, revenue.usage, tax.vat, clearing.<provider>
create table journal_entry (
    id            uuid primary key,
    business_key  text not null unique,            -- bill/<id>, payment/<id>: booking twice is booking once
    booked_on     date not null,
    description   text not null
);
grant select, insert on journal_entry to ${tenant_role};

create table posting (
    entry_id        uuid not null references journal_entry,
    number          integer not null,
    ledger_account  text not null,
    account_id      uuid references billing_account,   -- for receivables
    amount_minor    bigint not null,                   -- debit positive, credit negative
    currency        text not null,
    primary key (entry_id, number)
);
create index on posting (account_id) where account_id is not null;
grant select, insert on posting to ${tenant_role};

create function check_entry_balanced() returns trigger language plpgsql as $$
declare
    entry uuid;
    postings bigint;
    currencies_off bigint;
begin
    if tg_table_name = 'posting' then entry := new.entry_id; else entry := new.id; end if;
    select coalesce(sum(rows), 0), count(*) filter (where surplus <> 0) into postings, currencies_off
      from (select count(*) as rows, sum(amount_minor) as surplus
              from posting where entry_id = entry group by currency) by_currency;
    if currencies_off > 0 or postings < 2 then
        raise exception 'journal entry % does not balance', entry using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger posting_balanced after insert on posting
    deferrable initially deferred for each row execute function check_entry_balanced();
create constraint trigger entry_balanced after insert on journal_entry
    deferrable initially deferred for each row execute function check_entry_balanced();

-- ---------------------------------------------------------------- bill

create table bill_run (
    id           uuid primary key,
    cycle_day    integer not null,
    period_from  date not null,
    period_to    date not null,
    state        text not null check (state in ('RUNNING', 'DONE')),
    started_at   timestamptz not null,
    finished_at  timestamptz,
    unique (cycle_day, period_from)
);
grant select, insert, update on bill_run to ${tenant_role};

create table bill_run_account (
    run_id      uuid not null references bill_run,
    account_id  uuid not null references billing_account,
    state       text not null check (state in ('DUE', 'BILLED', 'ZERO', 'PARKED')),
    reason      text,                              -- message key when parked
    detail      text not null default '',          -- its parameter
    primary key (run_id, account_id)
);
grant select, insert, update on bill_run_account to ${tenant_role};

create table number_series (
    series        text primary key,
    first_number  bigint not null,
    last_number   bigint not null
);
grant select, insert, update on number_series to ${tenant_role};

create table customer_bill (
    id             uuid primary key,
    series         text not null references number_series,
    number         bigint not null,
    label          text not null unique,           -- as printed, such as INV-2026-000017
    account_id     uuid not null references billing_account,
    run_id         uuid not null references bill_run,
    kind           text not null check (kind in ('REGULAR')),
    occurrence     integer not null default 1,
    period_from    date not null,                  -- of the usage; recurring charges name their own
    period_to      date not null,
    issued_on      date not null,
    due_on         date not null,
    currency       text not null,
    net_minor      bigint not null,
    tax_minor      bigint not null,
    total_minor    bigint not null check (total_minor = net_minor + tax_minor),
    document       json not null,                  -- frozen BillDocument, its text exactly as hashed
    previous_hash  text not null,                  -- of the number before; empty for the first
    hash           text not null,                  -- chain over series, number, total and document
    unique (series, number),
    unique (account_id, period_from, kind, occurrence)
);
create index on customer_bill (run_id);
grant select, insert on customer_bill to ${tenant_role};

create table bill_line (
    bill_id         uuid not null references customer_bill,
    number          integer not null,
    kind            text not null check (kind in ('RECURRING', 'USAGE')),
    description     text not null,
    service_id      uuid references service,
    product_id      uuid references product,
    offering_version_id uuid references offering_version,
    usage_service   text check (usage_service in ('VOICE', 'SMS', 'DATA')),
    destination     text,
    period_from     date not null,
    period_to       date not null,
    quantity        numeric not null,
    unit            text not null,
    tax_included    boolean not null,              -- whether price, exact and settled amount are with VAT
    exact_amount    numeric not null,
    amount_minor    bigint not null,               -- settled once
    net_minor       bigint not null,
    tax_category    text not null,
    tax_percent     numeric not null,
    primary key (bill_id, number)
);
grant select, insert on bill_line to ${tenant_role};

-- A recurring charge covers each billable day exactly once (rule R9, invariant I4).
create table charge_segment (
    product_id  uuid not null references product,
    bill_id     uuid not null references customer_bill,
    line_number integer not null,
    days        daterange not null,
    foreign key (bill_id, line_number) references bill_line,
    exclude using gist (product_id with =, days with &&)
);
grant select, insert on charge_segment to ${tenant_role};

create table bill_tax (
    bill_id      uuid not null references customer_bill,
    category     text not null,
    percent      numeric not null,
    tax_included boolean not null,                 -- taken out of gross prices, or added to net ones
    base_minor   bigint not null,
    tax_minor    bigint not null,
    primary key (bill_id, category, percent, tax_included)
);
grant select, insert on bill_tax to ${tenant_role};

-- Logos that frozen documents name by hash: one for all the bills that show it.
create table bill_logo (
    sha256  text primary key check (sha256 = encode(sha256(png), 'hex')),
    png     bytea not null
);
grant select, insert on bill_logo to ${tenant_role};

create table bill_file (
    bill_id      uuid primary key references customer_bill,
    media_type   text not null,
    content      bytea not null,
    sha256       text not null check (sha256 = encode(sha256(content), 'hex')),
    total_text   text not null,                    -- the total as read back from the PDF's text (I5)
    rendered_at  timestamptz not null
);
grant select, insert on bill_file to ${tenant_role};

-- ---------------------------------------------------------------- payment

create table payment_partner (
    provider         text primary key check (provider in ('stripe')),
    secret_key       text not null,
    webhook_secret   text not null,
    provider_account text not null default ''
);
grant select, insert, update on payment_partner to ${tenant_role};

create table payment_attempt (
    id                 uuid primary key,           -- also the idempotency key at the provider
    bill_id            uuid not null references customer_bill,
    account_id         uuid not null references billing_account,
    provider           text not null,
    amount_minor       bigint not null check (amount_minor > 0),
    currency           text not null,
    state              text not null check (state in ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'UNKNOWN')),
    provider_session   text unique,
    checkout_url       text,
    failure            text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create index on payment_attempt (bill_id);
-- At most one attempt of a bill succeeds.
create unique index on payment_attempt (bill_id) where state = 'SUCCEEDED';
-- At most one is under way: whoever comes second gets the first one's page.
create unique index on payment_attempt (bill_id) where state in ('CREATED', 'PENDING', 'UNKNOWN');
grant select, insert, update on payment_attempt to ${tenant_role};

create table payment (
    id                   uuid primary key,
    attempt_id           uuid not null unique references payment_attempt,
    bill_id              uuid not null references customer_bill,
    account_id           uuid not null references billing_account,
    provider             text not null,
    provider_payment     text not null,
    amount_minor         bigint not null check (amount_minor > 0),
    currency             text not null,
    received_at          timestamptz not null,
    unique (provider, provider_payment)
);
create index on payment (bill_id);
create index on payment (account_id);
grant select, insert on payment to ${tenant_role};

-- Amount due of a bill = total - payments.
create view bill_balance as
select b.id as bill_id, b.account_id, b.currency, b.total_minor, coalesce(p.paid_minor, 0)::bigint as paid_minor,
       (b.total_minor - coalesce(p.paid_minor, 0))::bigint as open_minor, p.paid_at,
       exists (select 1 from payment_attempt a
                where a.bill_id = b.id and a.state in ('CREATED', 'PENDING', 'UNKNOWN')) as pending
  from customer_bill b,
       lateral (select sum(amount_minor) as paid_minor, max(received_at) as paid_at from payment where bill_id = b.id) p;
grant select on bill_balance to ${tenant_role};

create table payment_event (
    provider      text not null,
    event_id      text not null,
    type          text not null,
    provider_session text,                         -- where to look; null if it is about something else
    payload       text not null,                   -- as received, for people; nothing in it is believed
    received_at   timestamptz not null,
    processed_at  timestamptz,
    outcome       text,
    primary key (provider, event_id)
);
grant select, insert, update on payment_event to ${tenant_role};
