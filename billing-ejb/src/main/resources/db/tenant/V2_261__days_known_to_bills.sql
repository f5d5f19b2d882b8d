-- As before, but an end counts from the bill on that knew of it: that bill gives back the days after it, though the day has
-- not come. And what was recorded in the moment in which a bill was made, or later, is on the next one: up to the first day
-- that it is about, or to the last bill's end if that is earlier, the days are those of the bills there are.
create or replace view inv_i04 as
select c.product_id, c.price, b.billable - c.charged as missing, n.net - w.wanted as surplus_days
  from (select s.product_id, min(s.price) as price, r.kind, bool_and(r.given_back) as given_back, bool_and(r.rests) as rests,
               range_agg(s.days) filter (where not s.credit) as charged, max(upper(s.days)) as billed_to
          from charge_segment s
          join recurring_price r on (r.version_id, r.price) = (s.offering_version_id, s.price)
         group by s.product_id, r.kind) c
  join product p on p.id = c.product_id
 cross join lateral (select max(b.period_to) as settled_to, max(r.started_at) as made_at
                       from customer_bill b join bill_run r on r.id = b.run_id
                      where b.account_id = p.account_id and b.kind <> 'CREDIT_NOTE') last
 cross join lateral (select min(e.effective_on) as from_on from product_event e
                      where e.product_id in (p.id, p.line_product_id) and e.recorded_at >= last.made_at) later
 cross join lateral (select case when later.from_on is null then c.billed_to
                                 else least(later.from_on, last.settled_to, c.billed_to) end as until) u
 cross join lateral (select coalesce(range_agg(daterange(x.valid_from, x.valid_to)), '{}') as days
                       from product_terms x
                       join recurring_price r on r.version_id = x.offering_version_id and r.kind = c.kind and r.amount > 0
                      where x.product_id = p.id) t
 cross join lateral (select coalesce(range_agg(daterange(valid_from, valid_to)), '{}') as days
                       from product_suspension where c.rests and product_id = coalesce(p.line_product_id, p.id)) z
 cross join lateral (select t.days * datemultirange(daterange(p.start_on, case when p.end_on < p.start_on then p.start_on else p.end_on end))
                                   * datemultirange(daterange(null, u.until)) - z.days as billable) b
 cross join lateral (select coalesce(sum(upper(d) - lower(d)), 0) as wanted from unnest(b.billable) d) w
 cross join lateral (select coalesce(sum((upper(d) - lower(d)) * case when credit then -1 else 1 end), 0) as net
                       from (select s.credit, s.days * daterange(null, u.until) as d
                               from charge_segment s
                               join recurring_price r on (r.version_id, r.price) = (s.offering_version_id, s.price)
                              where s.product_id = c.product_id and r.kind = c.kind) part
                      where not isempty(d)) n
 where b.billable - c.charged <> '{}' or n.net < w.wanted or c.given_back and n.net > w.wanted;
