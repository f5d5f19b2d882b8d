-- What was paid in advance is given back when a product changes or ends: days of a version may be charged, given back
-- and charged again, and each of these only once at a time (rule R9).
alter table charge_segment
    add column offering_version_id uuid references offering_version,
    add column credit boolean not null default false,
    add column occurrence integer not null default 1 check (occurrence > 0);
update charge_segment s
   set offering_version_id = l.offering_version_id
  from bill_line l where (l.bill_id, l.number) = (s.bill_id, s.line_number);
alter table charge_segment
    alter column offering_version_id set not null,
    drop constraint charge_segment_product_id_days_excl,
    add constraint charge_segment_once
        exclude using gist (product_id with =, offering_version_id with =, (credit::integer) with =,
                            occurrence with =, days with &&);

-- Days of paid terms before the billed-to date, and days charged less those given back: the two are the same.
drop view inv_i04;
create view inv_i04 as
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
               lateral (select coalesce(t.terms, '{}') * datemultirange(daterange(p.start_on, p.end_on))
                                   * datemultirange(daterange(null, c.billed_to)) as billable) b
         where c.charged is not null) days
 where billable - charged <> '{}' or net <> wanted;
grant select on inv_i04 to ${tenant_role};
