package bellbird.payment;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.rating.RatedUsages;
import bellbird.usage.FileLine;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Follows one usage record: file and line, rating and its reasons, bill, posting, payment. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class Traces {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject UsageFiles files;
    @Inject RatedUsages usages;

    /**
     * @param recordKey the network's own id of the record, or the hash that stands for it
     */
    public Trace of(String recordKey) {
        TraceReader.Found found =
                entities.unwrap(Session.class)
                        .doReturningWork(connection -> new TraceReader(connection).find(recordKey))
                        .orElseThrow(BellbirdException::notFound);
        List<FileLine> lines = files.lines(found.place().fileId(), found.place().line(), 1);
        return new Trace(
                recordKey,
                found.startedAt(),
                found.place(),
                lines.isEmpty() ? null : lines.getFirst(),
                explained(recordKey, found),
                found.bill());
    }

    private Trace.@Nullable Rated explained(String recordKey, TraceReader.Found found) {
        Trace.Rated rated = found.rated();
        Instant started = found.startedAt();
        return rated == null || started == null
                ? null
                : new Trace.Rated(
                        rated.customerId(),
                        rated.customer(),
                        rated.serviceId(),
                        rated.versionId(),
                        rated.periodFrom(),
                        rated.service(),
                        rated.destination(),
                        rated.amount(),
                        rated.currency(),
                        usages.explain(recordKey, started));
    }
}
