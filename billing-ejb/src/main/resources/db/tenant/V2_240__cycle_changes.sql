-- The cycle day of an account that begins its periods on another one (docs/decisions/0019): billing_account.cycle_day is its
-- first. A bridging period leads from the last period of one day to the first of the next; it is a period like any other.
create table cycle_change (
    account_id    uuid not null references billing_account,
    begins_on     date not null,                         -- of the bridging period; the one before ends there
    regular_from  date not null check (regular_from > begins_on),
    cycle_day     integer not null check (cycle_day between 1 and 31),
    primary key (account_id, begins_on)
);
grant select, insert on cycle_change to ${tenant_role};

-- A bridging period has a run of its own, of the new cycle day.
alter table bill_run add column bridging boolean not null default false;
