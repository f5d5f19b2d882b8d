-- Prices paid once, when a product starts. They stand in the terms too; bills of thousands of accounts do not read those.
alter table offering_version add column once json;       -- [{id, name, amount}], null for none

alter table bill_line
    drop constraint bill_line_kind_check,
    add constraint bill_line_kind_check check (kind in ('RECURRING', 'ONE_TIME', 'USAGE'));

-- What was charged once is never charged again.
create table one_time_charge (
    product_id   uuid not null references product,
    price        text not null,                           -- its id in the terms
    bill_id      uuid not null,
    line_number  integer not null,
    primary key (product_id, price),
    foreign key (bill_id, line_number) references bill_line
);
grant select, insert on one_time_charge to ${tenant_role};
