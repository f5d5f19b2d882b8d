-- Prices of every kind: a version's terms are one document, frozen with it (docs/decisions/0011). A version without
-- one is from before: its rows in usage_price and allowance say the same. usage_price goes on to hold what is a plain
-- price by prefix, so that bills can print it.

alter table offering_version add column terms json;

-- An allowance is known by its key from version to version. It may be of money, or of several services.
alter table allowance add column key text;
update allowance set key = lower(service) || '-' || priority;
alter table allowance
    alter column key set not null,
    add constraint allowance_version_id_key_key unique (version_id, key),
    drop constraint allowance_version_id_service_priority_key,
    drop constraint allowance_service_check,
    add constraint allowance_service_check check (service in ('VOICE', 'SMS', 'DATA', 'MMS', 'CONTENT', 'MONEY'));

-- What a tariff has charged a product in a day or billing period: where tiers, volumes, packages and caps go on from.
create table usage_counter (
    product_id    uuid not null references product,
    tariff        text not null,
    scope         text not null check (scope in ('DAY', 'CYCLE')),
    counted_from  date not null,
    used          bigint not null default 0 check (used >= 0),        -- seconds, messages, bytes
    charged       bigint not null default 0 check (charged >= 0),     -- the same after increments
    amount        numeric not null default 0,                         -- only where a cap needs it
    primary key (product_id, tariff, scope, counted_from)
);
grant select, insert, update on usage_counter to ${tenant_role};

-- How each record moved counters; what they said before is what its explanation is recomputed from.
create table counter_movement (
    record_key      text not null,
    started_at      timestamptz not null,
    product_id      uuid not null,
    tariff          text not null,
    scope           text not null,
    counted_from    date not null,
    used            bigint not null,
    charged         bigint not null,
    amount          numeric not null,
    used_before     bigint not null,
    charged_before  bigint not null,
    amount_before   numeric not null,
    primary key (record_key, started_at, tariff, scope),
    foreign key (record_key, started_at) references rated_usage,
    foreign key (product_id, tariff, scope, counted_from) references usage_counter
);
create index on counter_movement (product_id, tariff, scope, counted_from);
grant select, insert on counter_movement to ${tenant_role};

-- A volume price that reaches a cheaper tier gives back what was charged before.
alter table rated_usage drop constraint rated_usage_amount_check;

create view inv_i21 as
select c.product_id, c.tariff, c.scope, c.counted_from, c.used, c.charged, c.amount
  from usage_counter c,
       lateral (select coalesce(sum(used), 0) as used, coalesce(sum(charged), 0) as charged,
                       coalesce(sum(amount), 0) as amount
                  from counter_movement m
                 where (m.product_id, m.tariff, m.scope, m.counted_from)
                       = (c.product_id, c.tariff, c.scope, c.counted_from)) s
 where (c.used, c.charged, c.amount) <> (s.used, s.charged, s.amount);
grant select on inv_i21 to ${tenant_role};
