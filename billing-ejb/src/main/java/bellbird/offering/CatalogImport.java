package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.json.JsonWriter;
import bellbird.offering.CatalogChange.Kind;
import bellbird.offering.CatalogChange.Outcome;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is sold to what a catalogue says, in one transaction. What is published is never
 * changed: other prices become drafts.
 */
final class CatalogImport {

    private final CatalogTables tables;
    private final PromotionTables promotions;
    private final Drafts drafts;
    private final Map<String, CatalogTables.Kept> kept;
    private final List<CatalogChange> changes = new ArrayList<>();

    CatalogImport(CatalogTables tables, PromotionTables promotions, Drafts drafts)
            throws SQLException {
        this.tables = tables;
        this.promotions = promotions;
        this.drafts = drafts;
        tables.lock();
        kept = new HashMap<>(tables.offerings());
    }

    /**
     * @param catalog checked
     * @throws BellbirdException for new prices in a time that was billed; nothing is kept then
     */
    List<CatalogChange> apply(Catalog catalog) throws SQLException {
        refuseBilledTimes(catalog);
        refuseOtherKinds(catalog);
        for (CatalogOffering offering : catalog.offerings()) {
            changes.add(offering(offering, kept.remove(offering.code())));
        }
        for (CatalogTables.Kept gone : kept.values()) {
            if (!gone.retired()) {
                tables.retire(gone.id(), true);
                changes.add(change(gone.offering(), Outcome.RETIRED, gone.number()));
            }
        }
        promotions(catalog.promotions());
        return changes;
    }

    private void refuseBilledTimes(Catalog catalog) throws SQLException {
        LocalDate open = tables.billedUntil();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < catalog.offerings().size(); i++) {
            CatalogOffering offering = catalog.offerings().get(i);
            CatalogTables.Kept before = kept.get(offering.code());
            boolean samePrices = before != null && samePrices(offering, before.offering());
            if (open != null && offering.validFrom().isBefore(open) && !samePrices) {
                problems.add(
                        new Problem(
                                "/offerings/" + i + "/validFrom",
                                "error.catalog.billed",
                                List.of(open.toString())));
            }
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    /** What was sold as a plan cannot become something beside a plan. */
    private void refuseOtherKinds(Catalog catalog) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < catalog.offerings().size(); i++) {
            CatalogOffering offering = catalog.offerings().get(i);
            CatalogTables.Kept before = kept.get(offering.code());
            if (before != null && before.sold() && before.offering().kind() != offering.kind()) {
                problems.add(
                        new Problem(
                                "/offerings/" + i + "/kind", "error.catalog.kindSold", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    private CatalogChange offering(CatalogOffering offering, CatalogTables.@Nullable Kept before)
            throws SQLException {
        if (before == null) {
            OfferingVersion version = drafts.save(OfferingDraft.of(null, offering));
            tables.write(version.offeringId(), offering.rules());
            return change(offering, Outcome.CREATED, version.number());
        }
        UUID id = before.id();
        int number = before.number();
        Outcome outcome = Outcome.UNCHANGED;
        if (!offering.rules().equals(before.offering().rules())) {
            tables.write(id, offering.rules());
            outcome = Outcome.CHANGED;
        }
        if (!samePrices(offering, before.offering())) {
            number = drafts.save(OfferingDraft.of(id, offering)).number();
            outcome = Outcome.DRAFTED;
        } else if (!sameWords(offering, before.offering())) {
            drafts.lock(id).rename(offering.name(), offering.description());
            outcome = Outcome.CHANGED;
        }
        if (before.retired()) {
            drafts.flush();
            tables.retire(id, false);
            outcome = Outcome.RESTORED;
        }
        return change(offering, outcome, number);
    }

    private static boolean sameWords(CatalogOffering one, CatalogOffering other) {
        return one.name().equals(other.name()) && one.description().equals(other.description());
    }

    private static boolean samePrices(CatalogOffering one, CatalogOffering other) {
        return one.validFrom().equals(other.validFrom())
                && one.taxIncluded() == other.taxIncluded()
                && JsonWriter.canonical(one.terms()).equals(JsonWriter.canonical(other.terms()));
    }

    private void promotions(List<Promotion> wanted) throws SQLException {
        Map<String, PromotionTables.Kept> left = promotions.all();
        for (Promotion promotion : wanted) {
            PromotionTables.Kept before = left.remove(promotion.code());
            Outcome outcome =
                    before == null
                            ? Outcome.CREATED
                            : before.retired()
                                    ? Outcome.RESTORED
                                    : same(promotion, before.promotion())
                                            ? Outcome.UNCHANGED
                                            : Outcome.DRAFTED;
            if (outcome != Outcome.UNCHANGED) {
                promotions.write(promotion, false);
            }
            changes.add(change(promotion, outcome));
        }
        for (PromotionTables.Kept gone : left.values()) {
            if (!gone.retired()) {
                promotions.write(gone.promotion(), true);
                changes.add(change(gone.promotion(), Outcome.RETIRED));
            }
        }
    }

    private static boolean same(Promotion one, Promotion other) {
        return JsonWriter.canonical(one).equals(JsonWriter.canonical(other));
    }

    private static CatalogChange change(CatalogOffering offering, Outcome outcome, int version) {
        return new CatalogChange(Kind.OFFERING, offering.code(), offering.name(), outcome, version);
    }

    private static CatalogChange change(Promotion promotion, Outcome outcome) {
        return new CatalogChange(Kind.PROMOTION, promotion.code(), promotion.name(), outcome, 0);
    }
}
