package bellbird.usage;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.StaffMail;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Looks at a feed when something could be missing, and mails what is wrong, each thing once. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FeedWatch {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject StaffMail mail;

    public void look(JobRun run, UUID feedId) {
        List<FeedAlarm> alarms =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new FeedAlarms(connection, clock.now(), clock.zone())
                                                .of(new FeedTables(connection).detail(feedId)));
        for (FeedAlarm alarm : alarms) {
            mail.tell(
                    "usage-feed/" + feedId + "/" + alarm.kind() + "/" + alarm.subject(),
                    "usage-feed-" + alarm.kind().word(),
                    parameters(alarm),
                    "operator/usage-feeds/" + feedId);
        }
        run.checkpoint("looked");
    }

    private static Map<String, String> parameters(FeedAlarm alarm) {
        List<String> details = alarm.details();
        return Map.of(
                "feed",
                alarm.feed(),
                "first",
                details.getFirst(),
                "second",
                details.size() > 1 ? details.get(1) : "",
                "third",
                details.size() > 2 ? details.get(2) : "");
    }
}
