-- As before; and all notes about a bill come to no more than the bill, in all and at each category and rate of VAT.
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
having abs(sum(l.amount_minor)) > abs(o.amount_minor) or sign(sum(l.amount_minor)) = sign(o.amount_minor)
union all
select 'notes about ' || b.label, b.currency, b.total_minor + sum(n.total_minor)
  from customer_bill n join customer_bill b on b.id = n.corrects
 group by b.id, b.label, b.currency, b.total_minor
having b.total_minor + sum(n.total_minor) < 0
union all
select concat_ws(' ', n.category, trim_scale(n.percent), '% of', b.label), b.currency, t.billed + n.given
  from (select m.corrects as bill_id, g.category, g.percent, sum(g.base_minor + g.tax_minor) as given
          from customer_bill m join bill_tax g on g.bill_id = m.id
         where m.corrects is not null group by m.corrects, g.category, g.percent) n
  join customer_bill b on b.id = n.bill_id,
       lateral (select coalesce(sum(base_minor + tax_minor), 0) as billed from bill_tax
                 where bill_id = b.id and (category, percent) = (n.category, n.percent)) t
 where n.given <> 0 and (abs(n.given) > abs(t.billed) or sign(n.given) = sign(t.billed));
