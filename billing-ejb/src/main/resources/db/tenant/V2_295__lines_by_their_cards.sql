-- Usage that names the card alone finds its line by it.
create index on service_identifier (value) where kind = 'IMSI';
