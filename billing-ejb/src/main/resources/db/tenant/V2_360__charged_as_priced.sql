-- What days were charged at, as their price has it: where no VAT is owed and the price is with VAT, the line has less. The
-- parts of a period add up to its price, so it is these amounts that later parts and credits are reckoned from (rule R9).
alter table charge_segment add column amount_minor bigint;
update charge_segment s
   set amount_minor = round(l.amount_minor * (100 + coalesce(l.freed_percent, 0)) / 100)
  from bill_line l where (l.bill_id, l.number) = (s.bill_id, s.line_number);
alter table charge_segment alter column amount_minor set not null;
