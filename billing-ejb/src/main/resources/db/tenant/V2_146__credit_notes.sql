-- A credit note gives back what a bill charged: whole, by line or by amount, in a series of its own, naming the bill
-- (rule R19). It is a bill whose amounts are below zero, so it settles bills as every credit does, the one it names first.
alter table customer_bill
    alter column run_id drop not null,
    add column corrects uuid references customer_bill,
    add column reason text,
    add column request_key text,                           -- of who asked for it: asked again, it is there already
    drop constraint customer_bill_kind_check,
    add constraint customer_bill_kind_check check (kind in ('REGULAR', 'IMMEDIATE', 'FINAL', 'CREDIT_NOTE')),
    add constraint customer_bill_corrects_check check (
        (corrects is not null) = (kind = 'CREDIT_NOTE') and (run_id is null) = (kind = 'CREDIT_NOTE')
        and (reason is not null) = (kind = 'CREDIT_NOTE') and (request_key is not null) = (kind = 'CREDIT_NOTE')
        and (kind <> 'CREDIT_NOTE' or total_minor < 0));
create unique index customer_bill_correction on customer_bill (corrects, request_key) where corrects is not null;

alter table bill_line add column corrects_line integer;      -- number of the line that a credit note's line gives back

-- As before; where several notes give back one line, the last one has the cent that is left.
create or replace view inv_i05 as
select b.id as bill_id, b.label, v.fault
  from customer_bill b,
       lateral (select coalesce(sum(net_minor), 0) as net,
                       coalesce(sum(amount_minor) filter (where tax_included), 0) as gross,
                       count(*) filter (where not tax_included and amount_minor <> net_minor) as taxed_twice
                  from bill_line l where l.bill_id = b.id) l,
       lateral (select coalesce(sum(tax_minor), 0) as tax, coalesce(sum(base_minor), 0) as base,
                       coalesce(sum(base_minor + tax_minor) filter (where tax_included), 0) as gross,
                       count(*) filter (where not tax_included
                                          and abs(tax_minor - round(base_minor * percent / 100)) > slack
                                           or tax_included
                                          and abs(base_minor - round((base_minor + tax_minor) * 100 / (100 + percent))) > slack)
                           as wrong_tax
                  from bill_tax t, (values (case b.kind when 'CREDIT_NOTE' then 2 else 0 end)) s(slack)
                 where t.bill_id = b.id) t,
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
  from bill_file f join customer_bill b on b.id = f.bill_id,
       lateral (select ltrim(regexp_replace(f.total_text, '[^0-9]', '', 'g'), '0') as printed) p
 where p.printed <> ltrim(abs(b.total_minor)::text, '0')
    or (f.total_text ~ '[-−]') <> (b.total_minor < 0 and b.corrects is null);  -- a credit note prints what it gives back

-- As before; what a credit note gives back was used all the same.
create or replace view inv_i08 as
select u.record_key, u.started_at, 'usage record is neither rated nor set aside' as fault
  from usage_record u
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (u.record_key, u.started_at))
union all
select r.record_key, r.started_at, 'rated record points at what is not there'
  from rated_usage r
  left join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
  left join service s on s.id = r.service_id and s.product_id = r.product_id
  left join product p on p.id = r.product_id and p.account_id = r.account_id
  left join offering_version v on v.id = r.offering_version_id
 where u.record_key is null or s.id is null or p.id is null or v.id is null
union all
select c.record_key, c.started_at, 'an allowance was taken from for a record that is not rated'
  from allowance_consumption c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select c.record_key, c.started_at, 'a counter was moved for a record that is not rated'
  from counter_movement c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select min(b.label), min(b.issued_on)::timestamptz, 'usage lines do not add up to the records of the period'
  from customer_bill b,
       lateral (select coalesce(sum(exact_amount), 0) as billed from bill_line l where l.bill_id = b.id and l.kind = 'USAGE') l
 where b.kind <> 'CREDIT_NOTE'
 group by b.account_id, b.period_from
having sum(l.billed) <> (select coalesce(sum(amount), 0) from rated_usage r
                          where r.account_id = b.account_id and r.period_from = b.period_from)
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

-- As before, and no line is given back beyond what it charged.
create or replace view inv_i18 as
select ledger_account as what, currency, sum(amount_minor) as balance
  from posting where ledger_account like 'liability.%' group by ledger_account, currency having sum(amount_minor) <> 0
union all
select 'account ' || a.number, a.currency, p.owed - b.credits
  from billing_account a,
       lateral (select coalesce(sum(amount_minor), 0) as owed from posting
                 where account_id = a.id and ledger_account = 'receivable') p,
       lateral (select coalesce(sum(total_minor) filter (where total_minor < 0), 0) as credits
                  from customer_bill where account_id = a.id) b
 where p.owed < b.credits
union all
select 'credit ' || f.label, f.currency, f.total_minor + sum(c.amount_minor)
  from credit_application c
  join customer_bill f on f.id = c.from_bill_id
  join customer_bill t on t.id = c.to_bill_id
 group by f.id, f.label, f.currency, f.total_minor
having sum(c.amount_minor) > -f.total_minor or bool_or(t.account_id <> f.account_id)
union all
select 'bill ' || t.label, t.currency, v.open_minor
  from (select distinct to_bill_id from credit_application) c
  join customer_bill t on t.id = c.to_bill_id
  join bill_balance v on v.bill_id = t.id
 where v.open_minor < 0
union all
select 'line ' || o.number || ' of ' || b.label, b.currency, sum(l.amount_minor) + o.amount_minor
  from customer_bill n
  join bill_line l on l.bill_id = n.id
  join bill_line o on o.bill_id = n.corrects and o.number = l.corrects_line
  join customer_bill b on b.id = o.bill_id
 group by b.label, b.currency, o.number, o.amount_minor
having abs(sum(l.amount_minor)) > abs(o.amount_minor) or sign(sum(l.amount_minor)) = sign(o.amount_minor);

-- As before; a credit note charges no days.
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
                                                  where account_id = p.account_id and issued_on >= p.end_on
                                                    and kind <> 'CREDIT_NOTE')
                                    then p.end_on end as end_on) e,
               lateral (select coalesce(t.terms, '{}') * datemultirange(daterange(p.start_on, e.end_on))
                                   * datemultirange(daterange(null, c.billed_to)) as billable) b
         where c.charged is not null) days
 where billable - charged <> '{}' or net <> wanted;
