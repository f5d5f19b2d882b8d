-- Each view returns one row per violation; no rows = it holds (docs/decisions, invariants).

create view inv_i01 as
select entry_id::text as what, currency, sum(amount_minor) as surplus, count(*) as postings
  from posting group by entry_id, currency having sum(amount_minor) <> 0 or count(*) < 2
union all
select 'whole ledger', currency, sum(amount_minor), count(*) from posting group by currency having sum(amount_minor) <> 0
union all
select e.id::text, '', 0, 0 from journal_entry e where not exists (select 1 from posting p where p.entry_id = e.id);

create view inv_i02 as
select a.id as account_id, a.number, p.owed, b.billed, q.paid
  from billing_account a,
       lateral (select coalesce(sum(amount_minor), 0) as owed from posting
                 where account_id = a.id and ledger_account = 'receivable') p,
       lateral (select coalesce(sum(total_minor), 0) as billed from customer_bill where account_id = a.id) b,
       lateral (select coalesce(sum(amount_minor), 0) as paid from payment where account_id = a.id) q
 where p.owed <> b.billed - q.paid;

create view inv_i03 as
select 'bill' as what, account_id::text || '/' || period_from || '/' || kind || '/' || occurrence as key, count(*) as rows
  from customer_bill group by account_id, period_from, kind, occurrence having count(*) > 1
union all
select 'run', cycle_day || '/' || period_from, count(*) from bill_run group by cycle_day, period_from having count(*) > 1;

-- Days of paid terms before the billed-to date, and days charged: the two are the same.
create view inv_i04 as
select product_id, billable - charged as missing, charged - billable as surplus
  from (select p.id as product_id, c.charged,
               coalesce(t.terms, '{}') * datemultirange(daterange(p.start_on, p.end_on))
                   * datemultirange(daterange(null, c.billed_to)) as billable
          from product p,
               lateral (select range_agg(days) as charged, max(upper(days)) as billed_to
                          from charge_segment where product_id = p.id) c,
               lateral (select range_agg(daterange(x.valid_from, x.valid_to)) as terms
                          from product_terms x join offering_version v on v.id = x.offering_version_id
                         where x.product_id = p.id and v.recurring_price > 0) t
         where c.charged is not null) days
 where billable <> charged;

create view inv_i05 as
select b.id as bill_id, b.label, v.fault
  from customer_bill b,
       lateral (select coalesce(sum(net_minor), 0) as net,
                       coalesce(sum(amount_minor) filter (where tax_included), 0) as gross,
                       count(*) filter (where not tax_included and amount_minor <> net_minor) as taxed_twice
                  from bill_line l where l.bill_id = b.id) l,
       lateral (select coalesce(sum(tax_minor), 0) as tax, coalesce(sum(base_minor), 0) as base,
                       coalesce(sum(base_minor + tax_minor) filter (where tax_included), 0) as gross,
                       count(*) filter (where not tax_included
                                          and tax_minor <> round(base_minor * percent / 100)
                                           or tax_included
                                          and base_minor <> round((base_minor + tax_minor) * 100 / (100 + percent)))
                           as wrong_tax
                  from bill_tax t where t.bill_id = b.id) t,
       lateral (select coalesce(sum(p.amount_minor), 0) as receivable
                  from journal_entry e join posting p on p.entry_id = e.id
                 where e.business_key = 'bill/' || b.id and p.ledger_account = 'receivable') r,
       lateral (values ('lines do not sum to net', l.net <> b.net_minor),
                       ('net line differs from its amount', l.taxed_twice > 0),
                       ('prices with tax do not sum to gross', l.gross <> t.gross),
                       ('tax base is not net', t.base <> b.net_minor),
                       ('taxes do not sum to tax', t.tax <> b.tax_minor),
                       ('tax is not base times rate', t.wrong_tax > 0),
                       ('net and tax are not total', b.net_minor + b.tax_minor <> b.total_minor),
                       ('receivable is not total', r.receivable <> b.total_minor)) v(fault, broken)
 where v.broken
union all
select f.bill_id, b.label, 'file does not match its hash'
  from bill_file f join customer_bill b on b.id = f.bill_id where f.sha256 <> encode(sha256(f.content), 'hex')
union all
select f.bill_id, b.label, 'total in the PDF is not the total'
  from bill_file f join customer_bill b on b.id = f.bill_id
 where regexp_replace(f.total_text, '[^0-9]', '', 'g') <> b.total_minor::text
   and ltrim(regexp_replace(f.total_text, '[^0-9]', '', 'g'), '0') <> ltrim(b.total_minor::text, '0');

create view inv_i06 as
select s.series, count(b.number) as issued, s.last_number - s.first_number + 1 as numbered,
       count(*) filter (where b.issued_on < b.previous_date) as dates_backwards,
       count(*) filter (where b.previous_hash <> coalesce(b.hash_before, '') or b.hash <> b.hash_again) as broken_chain
  from number_series s
  left join (select series, number, issued_on, previous_hash, hash,
                    lag(issued_on) over w as previous_date, lag(hash) over w as hash_before,
                    encode(sha256(convert_to(concat_ws(E'\n', previous_hash, series, number, total_minor, document::text),
                                             'UTF8')), 'hex') as hash_again
               from customer_bill window w as (partition by series order by number)) b on b.series = s.series
 group by s.series, s.first_number, s.last_number
having count(b.number) <> s.last_number - s.first_number + 1
    or (count(b.number) > 0 and (min(b.number) <> s.first_number or max(b.number) <> s.last_number))
    or count(*) filter (where b.issued_on < b.previous_date) > 0
    or count(*) filter (where b.previous_hash <> coalesce(b.hash_before, '') or b.hash <> b.hash_again) > 0;

create view inv_i07 as
select f.id as file_id, f.file_name, v.fault
  from usage_file f,
       lateral (select count(*) as rated from rated_usage r where r.file_id = f.id) r,
       lateral (select count(*) filter (where verdict = 'SUSPENDED') as suspended,
                       count(*) filter (where verdict = 'DUPLICATE') as duplicate,
                       count(*) filter (where verdict = 'REJECTED') as rejected,
                       count(*) filter (where verdict = 'IGNORED') as ignored
                  from set_aside_record s where s.file_id = f.id) s,
       lateral (values ('records in are not accounted for',
                        f.records_in <> f.rated + f.suspended + f.duplicate + f.rejected + f.ignored),
                       ('rated count differs from the rows', f.rated <> r.rated),
                       ('suspended count differs from the rows', f.suspended <> s.suspended),
                       ('duplicate count differs from the rows', f.duplicate <> s.duplicate),
                       ('rejected count differs from the rows', f.rejected <> s.rejected),
                       ('ignored count differs from the rows', f.ignored <> s.ignored)) v(fault, broken)
 where v.broken;

-- A rated record is on the bill of its (account, period) once that is closed, and unbilled before:
-- what can break is a record without its usage, a period that is closed but has no bill and no parked
-- or zero account, and a bill whose usage lines do not add up to the records stamped with it.
create view inv_i08 as
select u.record_key, u.started_at, 'usage record is neither rated nor set aside' as fault
  from usage_record u
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (u.record_key, u.started_at))
union all
select b.label, b.issued_on::timestamptz, 'usage lines do not add up to the records of the period'
  from customer_bill b,
       lateral (select coalesce(sum(exact_amount), 0) as billed from bill_line l where l.bill_id = b.id and l.kind = 'USAGE') l,
       lateral (select coalesce(sum(amount), 0) as rated from rated_usage r
                 where r.account_id = b.account_id and r.period_from = b.period_from) r
 where b.kind = 'REGULAR' and b.occurrence = 1 and l.billed <> r.rated
union all
select b.label, b.issued_on::timestamptz, 'the period of a bill is not closed'
  from customer_bill b
  left join bill_period p on (p.account_id, p.period_from) = (b.account_id, b.period_from)
 where p.state is distinct from 'CLOSED'
union all
select p.account_id || '/' || p.period_from, p.closed_at, 'closed period has neither a bill nor nothing to charge'
  from bill_period p
 where p.state = 'CLOSED'
   and not exists (select 1 from customer_bill b
                    where (b.account_id, b.period_from) = (p.account_id, p.period_from))
   and not exists (select 1 from bill_run r join bill_run_account a on a.run_id = r.id
                    where a.account_id = p.account_id and r.period_from = p.period_from and a.state = 'ZERO');

create view inv_i09 as
select r.id as run_id, r.cycle_day, r.period_from, v.fault
  from bill_run r,
       lateral (select count(*) filter (where state = 'DUE') as waiting,
                       count(*) filter (where state = 'BILLED') as billed
                  from bill_run_account where run_id = r.id) a,
       lateral (select count(*) as bills, coalesce(sum(net_minor), 0) as net, coalesce(sum(tax_minor), 0) as tax
                  from customer_bill where run_id = r.id) b,
       lateral (select coalesce(-sum(p.amount_minor) filter (where p.ledger_account like 'revenue.%'), 0) as revenue,
                       coalesce(-sum(p.amount_minor) filter (where p.ledger_account = 'tax.vat'), 0) as vat
                  from customer_bill c
                  join journal_entry e on e.business_key = 'bill/' || c.id
                  join posting p on p.entry_id = e.id
                 where c.run_id = r.id) l,
       lateral (values ('finished with accounts waiting', r.state = 'DONE' and a.waiting > 0),
                       ('accounts billed are not its bills', a.billed <> b.bills),
                       ('revenue is not the net of its bills', l.revenue <> b.net),
                       ('tax booked is not the tax of its bills', l.vat <> b.tax)) v(fault, broken)
 where v.broken;

create view inv_i17 as
select b.id as bucket_id, b.granted, b.consumed, b.expired, b.remaining, c.quantity as consumption_rows
  from allowance_bucket b,
       lateral (select coalesce(sum(quantity), 0) as quantity from allowance_consumption where bucket_id = b.id) c
 where b.granted <> b.consumed + b.expired + b.remaining or b.consumed <> c.quantity or b.remaining < 0;

create view inv_i10 as
select a.id as attempt_id, a.bill_id, 'succeeded attempt without its payment' as fault
  from payment_attempt a where a.state = 'SUCCEEDED' and not exists (select 1 from payment p where p.attempt_id = a.id)
union all
select p.attempt_id, p.bill_id, 'paid more than the bill'
  from payment p join customer_bill b on b.id = p.bill_id
 where (select sum(q.amount_minor) from payment q where q.bill_id = p.bill_id) > b.total_minor
union all
select p.attempt_id, p.bill_id, 'payment is not what was asked for'
  from payment p join payment_attempt a on a.id = p.attempt_id
 where (p.bill_id, p.account_id, p.provider, p.amount_minor, p.currency, 'SUCCEEDED')
       <> (a.bill_id, a.account_id, a.provider, a.amount_minor, a.currency, a.state)
union all
select p.attempt_id, p.bill_id, 'payment is not booked'
  from payment p
 where -p.amount_minor <> (select coalesce(sum(s.amount_minor), 0)
                             from journal_entry e join posting s on s.entry_id = e.id
                            where e.business_key = 'payment/' || p.id and s.account_id = p.account_id);

create view inv_i11 as
select provider, event_id, type, received_at
  from payment_event where processed_at is null and received_at < now() - interval '1 hour';

grant select on inv_i01, inv_i02, inv_i03, inv_i04, inv_i05, inv_i06, inv_i07, inv_i08, inv_i09, inv_i10, inv_i11, inv_i17
    to ${tenant_role};
