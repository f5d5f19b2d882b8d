-- Cycle days to 31: in months that are shorter, a period begins on the last day.
alter table billing_account
    drop constraint billing_account_cycle_day_check,
    add constraint billing_account_cycle_day_check check (cycle_day between 1 and 31);
