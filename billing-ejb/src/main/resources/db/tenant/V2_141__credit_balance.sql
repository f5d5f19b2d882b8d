-- A bill that gives back more than it charges is a credit of its account: it settles other bills, the oldest first, and
-- what is left waits for the next one. No posting moves: the account owes the difference already (rules R9, R11).
create table credit_application (
    from_bill_id  uuid not null references customer_bill,
    to_bill_id    uuid not null references customer_bill,
    amount_minor  bigint not null check (amount_minor > 0),
    applied_on    date not null,
    primary key (from_bill_id, to_bill_id)
);
create index on credit_application (to_bill_id);
grant select, insert on credit_application to ${tenant_role};

create index customer_bill_credits on customer_bill (account_id) where total_minor < 0;

-- Amount due of a bill = total - what settled it: payments, and credits of the account; a credit is less for what it has
-- settled elsewhere.
create or replace view bill_balance as
select b.id as bill_id, b.account_id, b.currency, b.total_minor, s.settled as paid_minor,
       (b.total_minor - s.settled)::bigint as open_minor, p.paid_at,
       exists (select 1 from payment_attempt a
                where a.bill_id = b.id and a.state in ('CREATED', 'PENDING', 'UNKNOWN')) as pending
  from customer_bill b,
       lateral (select sum(amount_minor) as paid_minor, max(received_at) as paid_at from payment where bill_id = b.id) p,
       lateral (select sum(amount_minor) as minor from credit_application where to_bill_id = b.id) c,
       lateral (select sum(amount_minor) as minor from credit_application where from_bill_id = b.id and b.total_minor < 0) u,
       lateral (select (coalesce(p.paid_minor, 0) + coalesce(c.minor, 0) - coalesce(u.minor, 0))::bigint as settled) s;

-- The total in a PDF has its minus sign before or behind the currency.
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
  from bill_file f join customer_bill b on b.id = f.bill_id,
       lateral (select ltrim(regexp_replace(f.total_text, '[^0-9]', '', 'g'), '0') as printed) p
 where p.printed <> ltrim(abs(b.total_minor)::text, '0')
    or (f.total_text ~ '[-−]') <> (b.total_minor < 0);

-- I18: what is owed to customers is what bills gave back. An account has not paid more than it was asked for, a credit
-- settles bills of its own account and no more than it gave, and no bill is settled beyond its total.
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
 where v.open_minor < 0;
