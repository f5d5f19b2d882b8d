-- What bills print of a plain price: the fee of each call that is charged at all, beside the rate.
alter table usage_price add column connection_fee numeric not null default 0 check (connection_fee >= 0);
