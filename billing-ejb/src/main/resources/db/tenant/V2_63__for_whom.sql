-- For whom a version is: new orders only, or also those who have the plan. What was published before is for new orders.
alter table offering_version
    add column audience text not null default 'NEW_ORDERS' check (audience in ('NEW_ORDERS', 'EVERYONE'));
