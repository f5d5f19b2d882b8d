-- How the operator's bills and credit notes are numbered (rule R19). Without a row: INV or STM, and CRN, with the year and six
-- digits. What is issued keeps the number it has; a series that was begun goes on where it ended.
create table bill_numbering (
    only_one      boolean primary key default true check (only_one),
    bills         text not null check (bills ~ '^[A-Z0-9]([A-Z0-9-]{0,10}[A-Z0-9])?$'),
    credit_notes  text not null check (credit_notes ~ '^[A-Z0-9]([A-Z0-9-]{0,10}[A-Z0-9])?$'),
    yearly        boolean not null,                       -- whether each year begins a series
    digits        integer not null check (digits between 1 and 9),
    check (bills <> credit_notes)
);
grant select, insert, update on bill_numbering to ${tenant_role};
