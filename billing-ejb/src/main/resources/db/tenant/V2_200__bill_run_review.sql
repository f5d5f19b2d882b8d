-- A run that people look at before anything is issued: its bills are drafts first, and alarms keep it from approval
-- (docs/decisions/0023). Without a policy a run issues its bills as it calculates them.

-- One row at most. approvals: how many people say yes before bills are issued; 2 are "four eyes".
create table bill_run_policy (
    only_one        boolean primary key default true check (only_one),
    approvals       integer not null check (approvals between 0 and 2),
    second_opinion  boolean not null
);
grant select, insert, update on bill_run_policy to ${tenant_role};

-- approvals and second_opinion are the policy of the day on which the run began. A round ends when the drafts change:
-- what was approved before says nothing about them.
alter table bill_run
    drop constraint bill_run_state_check,
    add constraint bill_run_state_check check (state in ('RUNNING', 'REVIEW', 'ISSUING', 'REJECTED', 'DONE')),
    add column approvals integer not null default 0 check (approvals between 0 and 2),
    add column second_opinion boolean not null default false,
    add column round integer not null default 1,
    add column canary boolean not null default false,    -- the marked accounts are issued, then people look
    add column held text check (held in ('PAUSED', 'CANARY'));

alter table bill_run_account
    drop constraint bill_run_account_state_check,
    add constraint bill_run_account_state_check check (state in ('DUE', 'DRAFT', 'BILLED', 'ZERO', 'PARKED')),
    add column canary boolean not null default false;

-- What an account's bill would come to. Issuing calculates again and takes no other bill than the one that was looked
-- at: the fingerprint is over its lines and taxes. Drafts are no documents; they go when they are issued or rejected.
create table bill_draft (
    run_id          uuid not null,
    account_id      uuid not null,
    fingerprint     text not null,
    currency        text not null,
    net_minor       bigint not null,
    tax_minor       bigint not null,
    total_minor     bigint not null check (total_minor = net_minor + tax_minor),
    opinion         text not null default 'WAITING' check (opinion in ('WAITING', 'AGREES', 'DIFFERS', 'BEYOND')),
    opinion_minor   bigint,                              -- the second biller's total
    opinion_detail  text not null default '',            -- why it has none
    primary key (run_id, account_id),
    foreign key (run_id, account_id) references bill_run_account
);
grant select, insert, update, delete on bill_draft to ${tenant_role};

create table bill_draft_line (
    run_id               uuid not null,
    account_id           uuid not null,
    number               integer not null,
    kind                 text not null,
    usage_service        text,
    description          text not null,
    product_id           uuid not null,
    offering_version_id  uuid not null,
    period_from          date not null,
    period_to            date not null,
    net_minor            bigint not null,
    primary key (run_id, account_id, number),
    foreign key (run_id, account_id) references bill_draft on delete cascade
);
grant select, insert on bill_draft_line to ${tenant_role};

-- An alarm that somebody takes upon themselves, with a reason. The alarm's name contains what it counts: when more is
-- missing it is another alarm.
create table bill_run_waiver (
    run_id          uuid not null references bill_run,
    alarm           text not null,
    reason          text not null check (length(reason) between 3 and 500),
    waived_by       text not null,                       -- subject of the realm
    waived_by_name  text not null,
    waived_at       timestamptz not null,
    primary key (run_id, alarm)
);
grant select, insert on bill_run_waiver to ${tenant_role};

-- One row for each person: nobody approves twice.
create table bill_run_approval (
    run_id            uuid not null references bill_run,
    round             integer not null,
    approved_by       text not null,                     -- subject of the realm
    approved_by_name  text not null,
    approved_at       timestamptz not null,
    primary key (run_id, round, approved_by)
);
grant select, insert on bill_run_approval to ${tenant_role};

-- As before, and for runs that people approve.
create or replace view inv_i09 as
select r.id as run_id, r.cycle_day, r.period_from, v.fault
  from bill_run r,
       lateral (select count(*) filter (where state in ('DUE', 'DRAFT')) as waiting,
                       count(*) filter (where state = 'DRAFT') as drafts,
                       count(*) filter (where state = 'BILLED') as billed
                  from bill_run_account where run_id = r.id) a,
       lateral (select count(*) as kept from bill_draft where run_id = r.id) d,
       lateral (select count(*) as approvals from bill_run_approval where (run_id, round) = (r.id, r.round)) y,
       lateral (select count(*) as bills, coalesce(sum(net_minor), 0) as net, coalesce(sum(tax_minor), 0) as tax
                  from customer_bill where run_id = r.id) b,
       lateral (select coalesce(-sum(p.amount_minor) filter (where p.ledger_account like 'revenue.%'), 0) as revenue,
                       coalesce(-sum(p.amount_minor) filter (where p.ledger_account = 'tax.vat'), 0) as vat
                  from customer_bill c
                  join journal_entry e on e.business_key = 'bill/' || c.id
                  join posting p on p.entry_id = e.id
                 where c.run_id = r.id) l,
       lateral (values ('finished with accounts waiting', r.state = 'DONE' and a.waiting > 0),
                       ('drafts are not those of its accounts', a.drafts <> d.kept),
                       ('issues without its approvals', r.state = 'ISSUING' and y.approvals < r.approvals),
                       ('accounts billed are not its bills', a.billed <> b.bills),
                       ('revenue is not the net of its bills', l.revenue <> b.net),
                       ('tax booked is not the tax of its bills', l.vat <> b.tax)) v(fault, broken)
 where v.broken;
