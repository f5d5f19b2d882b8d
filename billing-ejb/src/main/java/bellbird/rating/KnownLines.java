package bellbird.rating;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines by their numbers, with what hangs on their products. */
final class KnownLines {

    /**
     * A line that has or had a number.
     *
     * @param terms by their first day
     */
    record Line(
            Assignment assignment,
            List<Terms> terms,
            List<LineLookup.Membership> groups,
            List<AddOn> addOns) {

        List<AddOn> addOnsOf(LocalDate day) {
            return addOns.isEmpty()
                    ? addOns
                    : addOns.stream().filter(one -> one.covers(day)).toList();
        }
    }

    private final Map<String, List<Line>> byNumber = new HashMap<>();
    private final Shared shared = new Shared();

    /** The lines that have or had a number, as far as it was learnt. */
    List<Line> of(String number) {
        return byNumber.getOrDefault(number, List.of());
    }

    /** The line that had a number at an instant; null if nobody had it. */
    @Nullable Line of(String number, Instant instant) {
        for (Line line : of(number)) {
            if (line.assignment.covers(instant)) {
                return line;
            }
        }
        return null;
    }

    /** Looks up what is not known yet; that nobody has a number is known then, too. */
    void learn(LineLookup lookup, Collection<String> numbers) throws SQLException {
        Set<String> unknown = new LinkedHashSet<>();
        for (String number : numbers) {
            if (!byNumber.containsKey(number)) {
                unknown.add(number);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        Map<String, List<Assignment>> found = lookup.assignments(unknown);
        unknown.forEach(number -> byNumber.put(number, List.of()));
        Set<UUID> products = new LinkedHashSet<>();
        found.values().forEach(list -> list.forEach(line -> products.add(line.productId())));
        if (products.isEmpty()) {
            return;
        }
        Map<UUID, List<Terms>> terms = lookup.terms(products);
        Map<UUID, List<LineLookup.Membership>> groups = lookup.groups(products);
        Map<UUID, List<AddOn>> addOns = lookup.addOns(products);
        found.forEach(
                (number, assignments) -> {
                    List<Line> lines = new ArrayList<>(assignments.size());
                    for (Assignment one : assignments) {
                        UUID product = one.productId();
                        lines.add(
                                new Line(
                                        shared(one),
                                        shared.one(terms.getOrDefault(product, List.of())),
                                        groups.getOrDefault(product, List.of()),
                                        addOns.getOrDefault(product, List.of())));
                    }
                    byNumber.put(number, List.copyOf(lines));
                });
    }

    int size() {
        return byNumber.size();
    }

    void forget() {
        byNumber.clear();
    }

    private Assignment shared(Assignment one) {
        Instant to = one.to();
        return new Assignment(
                shared.one(one.from()),
                to == null ? null : shared.one(to),
                one.serviceId(),
                one.productId(),
                shared.one(one.startOn()),
                one.accountId(),
                shared.one(one.accountFrom()),
                shared.one(one.cycle()));
    }
}
