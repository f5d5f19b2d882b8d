-- The feed that every operator got before records could name cards and parts of sessions reads them too; its files need
-- not have the columns. What people wrote stays as it is.
update usage_feed
   set profile = jsonb_set(profile, '{fields}',
                           '{"session": "session", "part": "part", "last": "last", "imsi": "imsi"}'::jsonb
                               || (profile->'fields'))
 where changed_at is null and profile->'fields' is not null;
update usage_feed
   set profile = jsonb_set(profile, '{columns}',
                           '{"SESSION": "session", "PART": "part", "LAST": "last", "IMSI": "imsi"}'::jsonb
                               || (profile->'columns'))
 where changed_at is null and profile->'columns' is not null;
