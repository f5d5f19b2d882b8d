-- Where usage was and which way it went: what its price was found by, so that it can be explained again (rules R5, R7).
-- Network codes are text: 310/26 and 310/260 are two networks.
alter table usage_record
    add column direction    text not null default 'OUTGOING' check (direction in ('OUTGOING', 'INCOMING')),
    add column visited_mcc  text check (visited_mcc ~ '^[0-9]{3}$'),      -- null at home
    add column visited_mnc  text check (visited_mnc ~ '^[0-9]{0,3}$'),
    add column on_net       boolean not null default false;

-- Feeds of the generic profile may name the visited network and the net; their files need not have the columns.
update usage_feed
   set profile = jsonb_set(profile, '{columns}',
                           profile->'columns' || '{"MCC": "mcc", "MNC": "mnc", "NET": "net"}'::jsonb)
 where profile->'header' = 'true'::jsonb
   and profile->'columns' @> '{"RECORD_ID": "record_id", "SERVED": "served", "SECONDS": "seconds"}'::jsonb;
