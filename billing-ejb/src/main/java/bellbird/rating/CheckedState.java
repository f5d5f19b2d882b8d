package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.CountScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is left and used between the events of a price check. */
final class CheckedState {

    private record Stretch(CountScope scope, LocalDate from) {}

    private final BillCycle cycle;
    private final Map<Stretch, List<UsageState.Counter>> counters = new HashMap<>();
    private List<Bucket> buckets;

    /**
     * @param terms of the version that prices the first event
     * @throws BellbirdException for what is left of allowances the terms do not have
     */
    CheckedState(List<PriceCheck.Left> allowances, List<AllowanceTerms> terms, BillCycle cycle) {
        this.cycle = cycle;
        List<Problem> problems = new ArrayList<>();
        List<Bucket> left = new ArrayList<>();
        for (int i = 0; i < allowances.size(); i++) {
            PriceCheck.Left one = allowances.get(i);
            AllowanceTerms known =
                    terms.stream()
                            .filter(each -> each.id().equals(one.id()))
                            .findFirst()
                            .orElse(null);
            String place = "/allowances/" + i;
            if (known == null) {
                problems.add(
                        new Problem(
                                place + "/id", "error.offering.unknownName", List.of(one.id())));
                continue;
            }
            if (one.unit() != null && one.unit() != known.unit()) {
                problems.add(new Problem(place + "/unit", "error.priceCheck.unit", List.of()));
            }
            if (one.remaining() < 0) {
                problems.add(new Problem(place + "/remaining", "error.json.quantity", List.of()));
            }
            left.add(
                    new Bucket(
                            new UUID(0, i),
                            one.id(),
                            known.priority(),
                            false,
                            one.expiresAt() == null ? Instant.MAX : one.expiresAt().toInstant(),
                            one.remaining()));
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        left.sort(Bucket.ORDER_OF_USE);
        buckets = left;
    }

    UsageState before(LocalDate day) {
        List<UsageState.Counter> now = new ArrayList<>(of(CountScope.DAY, day));
        now.addAll(of(CountScope.CYCLE, day));
        return new UsageState(buckets, now);
    }

    void after(LocalDate day, UsageState before, RatedResult.Priced priced) {
        UsageState after = before.after(priced);
        buckets = after.buckets();
        if (!priced.counted().isEmpty()) {
            for (CountScope scope : List.of(CountScope.DAY, CountScope.CYCLE)) {
                counters.put(
                        stretch(scope, day),
                        after.counters().stream().filter(one -> one.scope() == scope).toList());
            }
        }
    }

    private List<UsageState.Counter> of(CountScope scope, LocalDate day) {
        return counters.getOrDefault(stretch(scope, day), List.of());
    }

    private Stretch stretch(CountScope scope, LocalDate day) {
        return new Stretch(scope, scope == CountScope.DAY ? day : cycle.containing(day).from());
    }
}
