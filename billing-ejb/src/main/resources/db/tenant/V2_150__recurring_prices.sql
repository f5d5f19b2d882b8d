-- Recurring prices of any length, in advance and in arrears, several to a version. They stand in the terms too; bills of
-- thousands of accounts do not read those.
alter table offering_version add column recurring json;   -- [{id, amount, every, timing, prorated}]; null: recurring_price, monthly
update offering_version v
   set recurring = (select coalesce(json_agg(x order by place), '[]'::json)
                      from json_array_elements(v.terms->'prices') with ordinality p(x, place)
                     where x->>'kind' = 'recurring-price')
 where v.terms is not null;

-- Days are charged once for each price.
alter table charge_segment add column price text;         -- its id in the terms
update charge_segment s
   set price = coalesce(v.recurring->0->>'id', 'monthly')
  from offering_version v where v.id = s.offering_version_id;
alter table charge_segment
    alter column price set not null,
    drop constraint charge_segment_once,
    add constraint charge_segment_once
        exclude using gist (product_id with =, offering_version_id with =, price with =, (credit::integer) with =,
                            occurrence with =, days with &&);

-- Prices of the same kind follow each other from version to version.
create view recurring_price as
select v.id as version_id, x->>'id' as price, (x->>'amount')::numeric as amount,
       concat_ws(' ', x->>'id', x->>'every', x->>'timing', x->>'prorated') as kind,
       (x->'prorated'->>'end')::boolean and (x->'prorated'->>'change')::boolean as given_back,
       (x->'prorated'->>'suspension')::boolean as rests
  from offering_version v
 cross join lateral json_array_elements(
       coalesce(v.recurring,
                json_build_array(json_build_object(
                    'id', 'monthly', 'amount', v.recurring_price::text, 'every', '{"count":1,"unit":"month"}'::json,
                    'timing', 'advance',
                    'prorated', '{"start":true,"end":true,"change":true,"suspension":false}'::json)))) x;

-- Of each kind of price: its days in paid terms, but those of a rest it is not paid for, and the days charged less those
-- given back are the same. What was recorded after the account's last bill is on the next one, so that up to now only days
-- before that bill's end are looked at; and a price that is not taken off at a change or an end stays charged.
drop view inv_i04;
create view inv_i04 as
select c.product_id, c.price, b.billable - c.charged as missing, n.net - w.wanted as surplus_days
  from (select s.product_id, min(s.price) as price, r.kind, bool_and(r.given_back) as given_back, bool_and(r.rests) as rests,
               range_agg(s.days) filter (where not s.credit) as charged, max(upper(s.days)) as billed_to
          from charge_segment s
          join recurring_price r on (r.version_id, r.price) = (s.offering_version_id, s.price)
         group by s.product_id, r.kind) c
  join product p on p.id = c.product_id
 cross join lateral (select max(b.period_to) as settled_to, max(r.started_at) as made_at, max(b.issued_on) as issued_on
                       from customer_bill b join bill_run r on r.id = b.run_id
                      where b.account_id = p.account_id and b.kind <> 'CREDIT_NOTE') last
 cross join lateral (select case when exists (select 1 from product_event e
                                               where e.product_id in (p.id, p.line_product_id)
                                                 and e.recorded_at > last.made_at)
                                 then least(last.settled_to, c.billed_to) else c.billed_to end as until) u
 cross join lateral (select coalesce(range_agg(daterange(x.valid_from, x.valid_to)), '{}') as days
                       from product_terms x
                       join recurring_price r on r.version_id = x.offering_version_id and r.kind = c.kind and r.amount > 0
                      where x.product_id = p.id) t
 cross join lateral (select coalesce(range_agg(daterange(valid_from, valid_to)), '{}') as days
                       from product_suspension where c.rests and product_id = coalesce(p.line_product_id, p.id)) z
 cross join lateral (select t.days * datemultirange(daterange(p.start_on, case when p.end_on <= last.issued_on then p.end_on end))
                                   * datemultirange(daterange(null, u.until)) - z.days as billable) b
 cross join lateral (select coalesce(sum(upper(d) - lower(d)), 0) as wanted from unnest(b.billable) d) w
 cross join lateral (select coalesce(sum((upper(d) - lower(d)) * case when credit then -1 else 1 end), 0) as net
                       from (select s.credit, s.days * daterange(null, u.until) as d
                               from charge_segment s
                               join recurring_price r on (r.version_id, r.price) = (s.offering_version_id, s.price)
                              where s.product_id = c.product_id and r.kind = c.kind) part
                      where not isempty(d)) n
 where b.billable - c.charged <> '{}' or n.net < w.wanted or c.given_back and n.net > w.wanted;
grant select on recurring_price, inv_i04 to ${tenant_role};
