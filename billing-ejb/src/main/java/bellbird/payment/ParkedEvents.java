package bellbird.payment;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Events that wait for a person; once the cause is mended they are processed again. */
@Stateless
@RolesAllowed({Roles.BILLING_CLERK, Roles.OWNER})
public class ParkedEvents {

    private static final int MOST = 200;
    private static final String PARKED = "PARKED_";

    @Inject Transactions transactions;
    @Inject Jobs jobs;
    @Inject AuditTrail audit;

    /** Newest first, at most 200. */
    public List<ParkedEvent> list() {
        return transactions.join(ParkedEvents::parked);
    }

    /**
     * Reads the checkout at the provider once more.
     *
     * @throws BellbirdException not found, if it is not parked
     */
    public void retry(String provider, String eventId) {
        transactions.join(
                c -> {
                    String outcome = release(c, provider, eventId);
                    String key = EventJob.retryKey(provider, eventId, Ids.next());
                    jobs.scheduleNow(EventJob.KIND, key, "{}");
                    audit.record(
                            "retry payment event", "payment event", eventId, outcome, "waiting");
                    return outcome;
                });
    }

    private static List<ParkedEvent> parked(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select provider, event_id, type, substring(outcome from 8),
                               coalesce(provider_session, ''), received_at
                          from payment_event where starts_with(outcome, ?)
                         order by received_at desc, event_id limit ?""")) {
            select.setString(1, PARKED);
            select.setInt(2, MOST);
            try (ResultSet row = select.executeQuery()) {
                List<ParkedEvent> events = new ArrayList<>();
                while (row.next()) {
                    events.add(
                            new ParkedEvent(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    ParkedEvent.Reason.valueOf(row.getString(4)),
                                    row.getString(5),
                                    row.getTimestamp(6).toInstant()));
                }
                return events;
            }
        }
    }

    private static String release(Connection connection, String provider, String eventId)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update payment_event e set processed_at = null, outcome = null
                          from payment_event o
                         where (o.provider, o.event_id) = (e.provider, e.event_id)
                           and e.provider = ? and e.event_id = ? and starts_with(e.outcome, ?)
                        returning o.outcome""")) {
            update.setString(1, provider);
            update.setString(2, eventId);
            update.setString(3, PARKED);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return row.getString(1);
            }
        }
    }
}
