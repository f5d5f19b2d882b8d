package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingVersions;
import bellbird.offering.PriceTerms;
import bellbird.offering.TermsDocument;
import bellbird.offering.VersionTerms;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What usage would cost: the production rater on tables and states that nobody keeps. */
@Stateless
@RolesAllowed({
    Roles.OWNER,
    Roles.PRODUCT_MANAGER,
    Roles.BILLING_CLERK,
    Roles.SUPPORT_AGENT,
    Roles.API,
    Roles.SYSTEM
})
public class PriceChecks {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject BusinessClock clock;
    @Inject PriceTables prices;

    /**
     * Rates the events one after the other.
     *
     * @throws BellbirdException with JSON pointers into the question
     */
    public List<PriceCheckResult> check(PriceCheck question) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> check(connection, question));
    }

    /**
     * The same by prices that are still being written.
     *
     * @param table prices every event, whatever its day; of terms without a fault
     * @param question names neither offering nor catalogue
     */
    public List<PriceCheckResult> check(PriceTable table, PriceCheck question) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> check(connection, question, day -> table));
    }

    private List<PriceCheckResult> check(Connection connection, PriceCheck question)
            throws SQLException {
        return check(connection, question, tables(connection, question, tenants.current()));
    }

    private List<PriceCheckResult> check(Connection connection, PriceCheck question, Tables tables)
            throws SQLException {
        TenantProfile tenant = tenants.current();
        if (question.events().size() > PriceCheck.MOST_EVENTS) {
            throw BellbirdException.user(
                    "/events", "error.json.tooMany", Integer.toString(PriceCheck.MOST_EVENTS));
        }
        if (!CycleSpecification.isCycleDay(question.cycleDay())) {
            throw BellbirdException.user("/cycleDay", "error.account.cycleDay");
        }
        List<UsageEvent> events =
                new CheckedEvents(tenant.country())
                        .of(
                                question.events(),
                                new OwnNumbers(
                                        connection, CheckedEvents.numbers(question.events())));
        PriceTable first =
                events.isEmpty()
                        ? null
                        : tables.on(
                                LocalDate.ofInstant(events.getFirst().startedAt(), tenant.zone()));
        CheckedState state =
                new CheckedState(
                        question.allowances(),
                        first == null ? List.of() : first.version().priceTerms().allowances(),
                        new BillCycle(question.cycleDay()));
        List<PriceCheckResult> results = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            LocalDate day = LocalDate.ofInstant(events.get(i).startedAt(), tenant.zone());
            results.add(
                    result(
                            question.events().get(i).id(),
                            tables.on(day),
                            events.get(i),
                            state,
                            day));
        }
        return results;
    }

    private static PriceCheckResult result(
            String id,
            @Nullable PriceTable table,
            UsageEvent event,
            CheckedState states,
            LocalDate day) {
        if (table == null) {
            return suspended(id, List.of(ExplanationStep.of("error.usage.noTerms")));
        }
        UsageState state = states.before(day);
        RatedResult result = Rater.rate(table, event, state);
        List<ExplanationStep> explanation = Explanation.of(table.version(), event, result);
        return switch (result) {
            case RatedResult.Priced priced -> {
                states.after(day, state, priced);
                yield new PriceCheckResult(
                        id,
                        PriceCheckResult.Outcome.RATED,
                        priced.amount(),
                        priced.consumed().stream()
                                .map(
                                        one ->
                                                new PriceCheckResult.Consumed(
                                                        one.allowance(), one.quantity()))
                                .toList(),
                        explanation);
            }
            case RatedResult.Free free ->
                    new PriceCheckResult(
                            id,
                            PriceCheckResult.Outcome.FREE,
                            BigDecimal.ZERO,
                            List.of(),
                            explanation);
            case RatedResult.NoPrice none -> suspended(id, explanation);
        };
    }

    private static PriceCheckResult suspended(String id, List<ExplanationStep> explanation) {
        return new PriceCheckResult(
                id, PriceCheckResult.Outcome.SUSPENDED, null, List.of(), explanation);
    }

    /** The table of each day: always the same one, or that of the published version. */
    private interface Tables {
        @Nullable PriceTable on(LocalDate day) throws SQLException;
    }

    private Tables tables(Connection connection, PriceCheck question, TenantProfile tenant)
            throws SQLException {
        JsonObject catalogue = question.catalogue();
        String code = question.offering();
        if ((catalogue == null) == (code == null)) {
            throw BellbirdException.user("/offering", "error.priceCheck.offering");
        }
        if (catalogue != null) {
            PriceTable table = table(catalogue, tenant);
            return day -> table;
        }
        OfferingVersions versions = new OfferingVersions(connection, tenant.zone());
        UUID offering =
                versions.offering(code == null ? "" : code)
                        .orElseThrow(
                                () ->
                                        BellbirdException.user(
                                                "/offering", "error.priceCheck.unknown"));
        Map<LocalDate, @Nullable PriceTable> known = new HashMap<>();
        return day -> {
            if (!known.containsKey(day)) {
                UUID version = versions.publishedOn(offering, day).orElse(null);
                known.put(day, version == null ? null : prices.get(connection, tenant, version));
            }
            return known.get(day);
        };
    }

    private PriceTable table(JsonObject catalogue, TenantProfile tenant) {
        PriceTerms terms = TermsDocument.read(catalogue, tenant.zone(), "/catalogue");
        return new PriceTable(
                new VersionTerms(
                        new UUID(0, 0),
                        new UUID(0, 0),
                        "",
                        1,
                        clock.today(),
                        tenant.currency(),
                        BigDecimal.ZERO,
                        true,
                        terms,
                        List.of()));
    }
}
