-- A bill says which payments have come since the last one (rule R25). On the day of a bill there are payments before it and
-- after it, so no date tells them apart: the bill keeps what it has counted. Null on a credit note, which states no payments.
alter table customer_bill
    add column paid_to_date_minor bigint;   -- all payments of its account that it and the bills before it state

-- Of bills there are: the payments booked before them. Entries are numbered by the machine's clock, also where an operator
-- has moved its own.
update customer_bill b
   set paid_to_date_minor = (select coalesce(sum(p.amount_minor), 0)
                               from payment p
                               join journal_entry paid on paid.business_key = 'payment/' || p.id
                               join journal_entry billed on billed.business_key = 'bill/' || b.id
                              where p.account_id = b.account_id and paid.id < billed.id)
 where b.kind <> 'CREDIT_NOTE';
