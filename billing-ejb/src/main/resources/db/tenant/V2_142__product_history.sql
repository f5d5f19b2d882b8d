-- What happened to a product and why, in the words of who said so; it is only ever added to. What follows from it stands
-- where it is asked for: product_terms (on which version), product_suspension (when it rested), product.end_on.
create table product_event (
    id                   uuid primary key,
    product_id           uuid not null references product,
    kind                 text not null check (kind in ('STARTED', 'CHANGED', 'REPRICED', 'SUSPENDED', 'RESUMED', 'ENDED')),
    effective_on         date not null,                  -- the first day on which it is so
    offering_version_id  uuid references offering_version check (
                             (offering_version_id is not null) = (kind in ('STARTED', 'CHANGED', 'REPRICED'))),
    reason               text not null,                  -- empty where the kind says it: started by its order, new prices
    recorded_at          timestamptz not null,
    recorded_by          text not null
);
create index on product_event (product_id);
grant select, insert on product_event to ${tenant_role};

insert into product_event
select gen_random_uuid(), t.product_id, case when t.valid_from = p.start_on then 'STARTED' else 'REPRICED' end,
       t.valid_from, t.offering_version_id, '', coalesce(o.ordered_at, t.valid_from::timestamptz),
       coalesce(o.ordered_by, '')
  from product_terms t join product p on p.id = t.product_id left join product_order o on o.id = p.order_id;

create table product_suspension (
    product_id  uuid not null references product,
    valid_from  date not null,
    valid_to    date,                                    -- first day on which it works again; null while it rests
    primary key (product_id, valid_from),
    check (valid_to > valid_from),
    exclude using gist (product_id with =, daterange(valid_from, valid_to) with &&)
);
grant select, insert on product_suspension to ${tenant_role};
grant update (valid_to) on product_suspension to ${tenant_role};

-- As before, but days after a product's end are given back by the first bill that is made on the day of the end or later.
create or replace view inv_i04 as
select product_id, billable - charged as missing, net - wanted as surplus_days
  from (select p.id as product_id, c.charged, c.net, b.billable,
               (select coalesce(sum(upper(d) - lower(d)), 0) from unnest(b.billable) d) as wanted
          from product p,
               lateral (select range_agg(days) filter (where not credit) as charged,
                               sum((upper(days) - lower(days)) * case when credit then -1 else 1 end) as net,
                               max(upper(days)) as billed_to
                          from charge_segment where product_id = p.id) c,
               lateral (select range_agg(daterange(x.valid_from, x.valid_to)) as terms
                          from product_terms x join offering_version v on v.id = x.offering_version_id
                         where x.product_id = p.id and v.recurring_price > 0) t,
               lateral (select case when exists (select 1 from customer_bill
                                                  where account_id = p.account_id and issued_on >= p.end_on)
                                    then p.end_on end as end_on) e,
               lateral (select coalesce(t.terms, '{}') * datemultirange(daterange(p.start_on, e.end_on))
                                   * datemultirange(daterange(null, c.billed_to)) as billable) b
         where c.charged is not null) days
 where billable - charged <> '{}' or net <> wanted;
