-- A long call or session arrives as partial records (rule R2). They wait as suspended until the last has come, and are
-- rated as one, by the start of the first; each stays the record of its own line and file.
create table usage_part (
    served       text not null,              -- MSISDN, E.164 without +
    session      text not null,              -- the network's charging id
    part         integer not null check (part > 0),
    last         boolean not null,
    file_id      uuid not null,
    line_number  bigint not null,
    record_key   text not null,
    started_at   timestamptz not null,
    service      text not null,
    other_party  text,
    quantity     bigint not null check (quantity >= 0),
    direction    text not null,
    visited_mcc  text,
    visited_mnc  text,
    on_net       boolean,                    -- null if the file does not say
    wait_until   timestamptz not null,       -- from then on the last part is not waited for
    state        text not null check (state in ('WAITING', 'TRIED', 'RATED')),
    primary key (served, session, part)
);
create index on usage_part (served, session) where state = 'WAITING';
grant select, insert on usage_part to ${tenant_role};
grant update (state) on usage_part to ${tenant_role};
