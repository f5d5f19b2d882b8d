package bellbird.jobs;

import bellbird.kernel.figure.TenantFigures;
import bellbird.tenancy.FigureQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** How much work waits, how long, and how much has failed for good. */
@ApplicationScoped
public class WorkFigures implements TenantFigures {

    @Override
    public Map<String, Double> read(Connection connection) throws SQLException {
        return FigureQuery.read(
                connection,
                """
                select (select count(*) from job where state = 'PARKED') as jobs_parked,
                       j.retrying as jobs_retrying, j.oldest as jobs_oldest_due_timestamp_seconds,
                       o.waiting as outbox_waiting, o.oldest as outbox_oldest_timestamp_seconds,
                       (select count(*) from outbox where parked) as outbox_parked,
                       m.unsent as mail_unsent, m.oldest as mail_oldest_timestamp_seconds
                  from (select count(*) filter (where attempts > 0) as retrying,
                               coalesce(extract(epoch from min(due_at)), 0) as oldest
                          from job where state = 'WAITING' and not business and due_at <= now()) j,
                       (select count(*) as waiting,
                               coalesce(extract(epoch from min(published_at)), 0) as oldest
                          from outbox where delivered_at is null and not parked) o,
                       (select count(*) as unsent,
                               coalesce(extract(epoch from min(queued_at)), 0) as oldest
                          from mail where sent_at is null) m""");
    }
}
