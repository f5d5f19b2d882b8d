-- Who left keeps the row that audit and tickets name; who was not wanted after all has a dead link.
alter table sign_in add column ended_at timestamptz;
alter table invitation add column withdrawn_at timestamptz;
