-- Allowances that outlast their period, and shared ones (docs/decisions/0014). A bucket is one row for its whole life:
-- what its own periods leave is used on as rolled over, from the same row, so late usage finds it (rules R8, R12).

-- Lines of an account that share allowances; a line is in one group at a time.
create table sharing_group (
    id          uuid primary key,
    account_id  uuid not null references billing_account,
    name        text not null,
    unique (account_id, name)
);
grant select, insert on sharing_group to ${tenant_role};

create table sharing_group_member (
    product_id  uuid not null references product,
    group_id    uuid not null references sharing_group,
    valid_from  date not null,
    valid_to    date,
    primary key (product_id, valid_from),
    check (valid_to >= valid_from)
);
create index on sharing_group_member (group_id);
grant select, insert on sharing_group_member to ${tenant_role};
grant update (valid_to) on sharing_group_member to ${tenant_role};

alter table allowance_bucket
    add column owner_id      uuid,                        -- the product, account or group it was granted to
    add column account_id    uuid references billing_account,
    add column offering_id   uuid references product_offering,
    add column key           text,                        -- of the allowance, from version to version
    add column own_until     date,                        -- first day on which what is left has rolled over
    add column usable_until  date,                        -- first day on which it cannot be used any more
    add column roll_cap      bigint not null default 0,   -- the most that may be taken as rolled over
    add column rolled        bigint not null default 0,   -- what was; part of consumed
    add column member_cap    bigint check (member_cap > 0);
update allowance_bucket b
   set owner_id = b.product_id, account_id = p.account_id, offering_id = v.offering_id, key = a.key,
       own_until = b.period_to, usable_until = b.period_to
  from product p, allowance a, offering_version v
 where p.id = b.product_id and a.id = b.allowance_id and v.id = a.version_id;
-- Versions of a plan within one period each had a bucket of their own: the later ones keep them under their own key.
update allowance_bucket b
   set key = b.key || '.' || b.allowance_id
 where exists (select 1 from allowance_bucket e
                where (e.owner_id, e.offering_id, e.key, e.period_from) = (b.owner_id, b.offering_id, b.key, b.period_from)
                  and e.id < b.id);
alter table allowance_bucket
    alter column owner_id set not null,
    alter column account_id set not null,
    alter column offering_id set not null,
    alter column key set not null,
    alter column own_until set not null,
    alter column usable_until set not null,
    alter column product_id drop not null,                -- null where it is shared
    drop constraint allowance_bucket_product_id_allowance_id_period_from_key,
    add unique (owner_id, offering_id, key, period_from),
    add check (period_from < own_until and own_until <= usable_until),
    add check (rolled between 0 and least(roll_cap, consumed));
create index on allowance_bucket (account_id, usable_until);

-- What each of those who share has taken, where there is a cap for it (rule R10).
create table allowance_member (
    bucket_id   uuid not null references allowance_bucket,
    product_id  uuid not null references product,
    cap         bigint not null,
    taken       bigint not null default 0,
    primary key (bucket_id, product_id),
    check (taken between 0 and cap)
);
grant select, insert, update on allowance_member to ${tenant_role};

alter table allowance_consumption add column rolled_over boolean not null default false;

create or replace view inv_i17 as
select b.id as bucket_id, b.granted, b.consumed, b.expired, b.remaining, c.quantity as consumption_rows,
       b.rolled, c.rolled as rolled_rows, m.faults as members
  from allowance_bucket b,
       lateral (select coalesce(sum(quantity), 0) as quantity,
                       coalesce(sum(quantity) filter (where rolled_over), 0) as rolled
                  from allowance_consumption where bucket_id = b.id) c,
       lateral (select count(*) as faults
                  from allowance_member w
                 where w.bucket_id = b.id
                   and w.taken <> (select coalesce(sum(u.quantity), 0)
                                     from allowance_consumption u
                                     join rated_usage r using (record_key, started_at)
                                    where u.bucket_id = b.id and r.product_id = w.product_id)) m
 where b.granted <> b.consumed + b.expired + b.remaining or b.consumed <> c.quantity or b.remaining < 0
    or b.rolled <> c.rolled or m.faults > 0;
