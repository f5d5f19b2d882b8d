-- What the customer wants to read in itemised lists (rule R24): numbers as they were called, or without their last three
-- digits. Each bill freezes it for its own list.
alter table customer add column whole_numbers boolean not null default false;
