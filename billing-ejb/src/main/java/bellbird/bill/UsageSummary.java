package bellbird.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was used of what was included, for each line and kind of usage. */
final class UsageSummary {

    private static final long GIGABYTE = 1_000_000_000;
    private static final long MEGABYTE = 1_000_000;
    private static final int DECIMALS = 6;

    private UsageSummary() {}

    /**
     * By number, then voice, messages, data; lines that neither used nor had anything are left out.
     */
    static List<BillDocument.Usage> of(
            List<BillAccount.UsageSum> usage, List<BillAccount.AllowanceSum> allowances) {
        Map<Key, Sum> sums = new LinkedHashMap<>();
        for (BillAccount.AllowanceSum allowance : allowances) {
            of(sums, allowance.msisdn(), allowance.service()).granted += allowance.granted();
        }
        for (BillAccount.UsageSum used : usage) {
            Sum sum = of(sums, used.msisdn(), used.service());
            sum.billed += used.billed();
            sum.charged += used.charged();
        }
        List<BillDocument.Usage> result = new ArrayList<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> result.add(usage(entry.getKey(), entry.getValue())));
        return result;
    }

    private static Sum of(
            Map<Key, Sum> sums, @Nullable String msisdn, BillDocument.Usage.Service service) {
        return sums.computeIfAbsent(
                new Key(msisdn == null ? "" : msisdn, service), key -> new Sum());
    }

    private static BillDocument.Usage usage(Key key, Sum sum) {
        BillDocument.Unit unit = unit(key.service(), Math.max(sum.granted, sum.billed));
        String number = key.msisdn().isEmpty() ? "" : ServiceNumbers.forPeople(key.msisdn());
        return new BillDocument.Usage(
                number == null ? "" : number,
                key.service(),
                unit,
                in(unit, sum.billed),
                in(unit, sum.granted),
                in(unit, sum.charged));
    }

    private static BillDocument.Unit unit(BillDocument.Usage.Service service, long largest) {
        return switch (service) {
            case VOICE -> BillDocument.Unit.MINUTE;
            case SMS -> BillDocument.Unit.MESSAGE;
            case DATA ->
                    largest >= GIGABYTE ? BillDocument.Unit.GIGABYTE : BillDocument.Unit.MEGABYTE;
        };
    }

    private static BigDecimal in(BillDocument.Unit unit, long quantity) {
        long size =
                switch (unit) {
                    case MINUTE -> 60;
                    case MEGABYTE -> MEGABYTE;
                    case GIGABYTE -> GIGABYTE;
                    case YEAR, MONTH, WEEK, DAY, SECOND, MESSAGE, KILOBYTE, PIECE -> 1;
                };
        return UsageCharges.shortest(
                BigDecimal.valueOf(quantity)
                        .divide(BigDecimal.valueOf(size), DECIMALS, RoundingMode.HALF_UP));
    }

    private static final class Sum {
        long granted;
        long billed;
        long charged;
    }

    private record Key(String msisdn, BillDocument.Usage.Service service)
            implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = msisdn.compareTo(other.msisdn);
            return order != 0 ? order : service.compareTo(other.service);
        }
    }
}
