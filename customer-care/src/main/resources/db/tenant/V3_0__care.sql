-- Questions of customers and their answers. Messages are what was said: never changed, never deleted.

create table ticket (
    id                uuid primary key,
    number            text not null unique,          -- for people, such as T-000123
    customer_id       uuid not null references customer,
    subject           text not null check (length(subject) between 1 and 200),
    state             text not null check (state in ('OPEN', 'WAITING', 'CLOSED')),
    bill_id           uuid references customer_bill, -- what it is about, if it is about a bill
    bill_line         integer,
    assignee          text,                          -- subject of the agent's sign-in
    assignee_name     text,
    opened_at         timestamptz not null,          -- tenant time, as all times of care
    waiting_since     timestamptz,                   -- the customer's oldest unanswered message
    updated_at        timestamptz not null,
    version           integer not null default 0,
    check ((state = 'OPEN') = (waiting_since is not null)),
    check (bill_line is null or bill_id is not null)
);
create index on ticket (customer_id, opened_at);
create index on ticket (waiting_since) where state = 'OPEN';
grant select, insert, update on ticket to ${tenant_role};

create table ticket_message (
    id           uuid primary key,
    ticket_id    uuid not null references ticket,
    number       integer not null,
    author_kind  text not null check (author_kind in ('SUBSCRIBER', 'STAFF')),
    author       text not null,                      -- subject of the sign-in
    author_name  text not null,
    body         text not null check (length(body) between 1 and 10000),
    written_at   timestamptz not null,
    unique (ticket_id, number)
);
grant select, insert on ticket_message to ${tenant_role};
