-- Who leaves a group and joins one again on the same day has one membership of that day: the last one (rule R10).
grant update (group_id) on sharing_group_member to ${tenant_role};
