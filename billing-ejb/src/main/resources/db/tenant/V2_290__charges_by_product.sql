-- A bill looks up what bills charged for its products so far. The index of charge_segment_once, which can do that too, reads
-- dozens of pages for each of them, and more with every month.
create index charge_segment_product on charge_segment (product_id);
