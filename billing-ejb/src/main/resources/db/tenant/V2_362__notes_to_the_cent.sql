-- As before; but what all notes about a bill have given back at a rate, up to each of them, bears the tax that it would at once
-- (rule R14), to the cent. They are of one period, so their occurrence is their order.
create or replace view inv_i05 as
select b.id as bill_id, b.label, v.fault
  from customer_bill b,
       lateral (select coalesce(sum(net_minor), 0) as net,
                       coalesce(sum(amount_minor) filter (where tax_included), 0) as gross,
                       count(*) filter (where not tax_included and amount_minor <> net_minor) as taxed_twice
                  from bill_line l where l.bill_id = b.id) l,
       lateral (select coalesce(sum(tax_minor), 0) as tax, coalesce(sum(base_minor), 0) as base,
                       coalesce(sum(base_minor + tax_minor) filter (where tax_included), 0) as gross
                  from bill_tax t where t.bill_id = b.id) t,
       lateral (select coalesce(sum(p.amount_minor), 0) as receivable
                  from journal_entry e join posting p on p.entry_id = e.id
                 where e.business_key = 'bill/' || b.id and p.ledger_account = 'receivable') r,
       lateral (values ('lines do not sum to net', l.net <> b.net_minor),
                       ('net line differs from its amount', l.taxed_twice > 0),
                       ('prices with tax do not sum to gross', l.gross <> t.gross),
                       ('tax base is not net', t.base <> b.net_minor),
                       ('taxes do not sum to tax', t.tax <> b.tax_minor),
                       ('net and tax are not total', b.net_minor + b.tax_minor <> b.total_minor),
                       ('receivable is not total', r.receivable <> b.total_minor)) v(fault, broken)
 where v.broken
union all
select s.bill_id, s.label, 'tax is not base times rate'
  from (select b.id as bill_id, b.label, t.tax_included, t.percent,
               sum(t.base_minor) over sofar as base, sum(t.tax_minor) over sofar as tax
          from customer_bill b join bill_tax t on t.bill_id = b.id
        window sofar as (partition by coalesce(b.corrects, b.id), b.corrects is null, t.category, t.percent, t.tax_included
                         order by b.occurrence)) s
 where not s.tax_included and s.tax <> round(s.base * s.percent / 100)
    or s.tax_included and s.base <> round((s.base + s.tax) * 100 / (100 + s.percent))
union all
select f.bill_id, b.label, 'file does not match its hash'
  from bill_file f join customer_bill b on b.id = f.bill_id where f.sha256 <> encode(sha256(f.content), 'hex')
union all
select f.bill_id, b.label, 'total in the PDF is not the total'
  from bill_file f join customer_bill b on b.id = f.bill_id,
       lateral (select ltrim(regexp_replace(f.total_text, '[^0-9]', '', 'g'), '0') as printed) p
 where p.printed <> ltrim(abs(b.total_minor)::text, '0')
    or (f.total_text ~ '[-−]') <> (b.total_minor < 0 and b.corrects is null);  -- a credit note prints what it gives back
