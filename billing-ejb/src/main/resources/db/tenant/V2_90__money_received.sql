-- I13 as far as this system reaches: what came in by a provider on a day is what its clearing account moved by. The
-- provider's own side, balance transactions and payouts, is not fetched yet.
create view inv_i13 as
with booked as (
    select e.booked_on as day, substr(s.ledger_account, length('clearing.') + 1) as provider, s.currency,
           sum(s.amount_minor) as moved
      from posting s join journal_entry e on e.id = s.entry_id
     where s.ledger_account like 'clearing.%' group by 1, 2, 3),
received as (
    select e.booked_on as day, p.provider, p.currency, sum(p.amount_minor) as paid
      from payment p left join journal_entry e on e.business_key = 'payment/' || p.id group by 1, 2, 3)
select day, provider, currency, coalesce(paid, 0) as paid, coalesce(moved, 0) as moved
  from booked full join received using (day, provider, currency)
 where coalesce(paid, 0) <> coalesce(moved, 0);

-- I18: there are no deposits, prepaid balances or credit notes yet, so nothing may be owed to customers: not in the
-- books, and not as an account that has paid more than it was billed.
create view inv_i18 as
select ledger_account as what, currency, sum(amount_minor) as balance
  from posting where ledger_account like 'liability.%' group by ledger_account, currency having sum(amount_minor) <> 0
union all
select 'account ' || a.number, s.currency, sum(s.amount_minor)
  from posting s join billing_account a on a.id = s.account_id
 where s.ledger_account = 'receivable' group by a.number, s.currency having sum(s.amount_minor) < 0;

grant select on inv_i13, inv_i18 to ${tenant_role};
