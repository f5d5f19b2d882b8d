-- Why charges of a customer bear no VAT on some days: the customer owes it (AE, reverse charge), or is exempt by a
-- certificate (E). Categories are those of EN 16931 (UNCL 5305).
create table tax_exemption (
    customer_id  uuid not null references customer,
    category     text not null check (category in ('AE', 'E')),
    vat_id       text check ((vat_id is not null) = (category = 'AE')),
    certificate  text check ((certificate is not null) = (category = 'E')),
    valid_from   date not null,
    valid_to     date,                                   -- first day on which it no longer holds
    primary key (customer_id, valid_from),
    check (valid_to > valid_from),
    exclude using gist (customer_id with =, daterange(valid_from, valid_to) with &&)
);
grant select, insert on tax_exemption to ${tenant_role};
grant update (valid_to) on tax_exemption to ${tenant_role};

-- The rate of the VAT that was taken out of a price with VAT, because none is owed; exact_amount stays as it was rated.
alter table bill_line add column freed_percent numeric
    check (freed_percent is null or freed_percent > 0 and not tax_included);
