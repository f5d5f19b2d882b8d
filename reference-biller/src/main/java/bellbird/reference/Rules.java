package bellbird.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arithmetic of the rules, one method each. */
final class Rules {

    /** What is taken from an allowance, and what is left to pay. */
    record Taken(List<Long> fromEach, long rest) {}

    /** Sums of one group of lines. */
    record Tax(BigDecimal net, BigDecimal tax) {}

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Rules() {}

    /** R1: a fraction of a second is a second; the first part in full, then started steps. */
    static long billedSeconds(BigDecimal duration, long first, long next) {
        long seconds = duration.setScale(0, RoundingMode.CEILING).longValueExact();
        if (seconds == 0) {
            return 0;
        }
        long billed = first;
        while (billed < seconds) {
            billed += next;
        }
        return billed;
    }

    /** R1: exact, rounded once per record to six decimals. */
    static BigDecimal charge(long quantity, BigDecimal amount, long unit) {
        return amount.multiply(new BigDecimal(quantity))
                .divide(new BigDecimal(unit), 6, RoundingMode.HALF_UP);
    }

    /** R2: the smallest multiple of the unit that holds the volume. */
    static long startedUnits(long bytes, long unit) {
        return bytes % unit == 0 ? bytes : bytes - bytes % unit + unit;
    }

    /** R3: the day an instant belongs to, by the operator's calendar. */
    static LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** R3: a bill ends at local midnight. */
    static Instant cutOff(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** R5: tries every length of the number, the longest first. */
    static Optional<Books.Price> price(
            List<Books.Price> prices, Books.Service service, String called) {
        for (int length = called.length(); length >= 0; length--) {
            String start = called.substring(0, length);
            for (Books.Price price : prices) {
                if (price.service() == service && price.prefix().equals(start)) {
                    return Optional.of(price);
                }
            }
        }
        return Optional.empty();
    }

    /** R8: takes from allowances in the order given until the quantity is covered. */
    static Taken take(long quantity, List<Long> left) {
        List<Long> taken = new ArrayList<>();
        long rest = quantity;
        for (long each : left) {
            long part = Math.min(each, rest);
            taken.add(part);
            rest -= part;
        }
        return new Taken(taken, rest);
    }

    /** R9: days of a period that lie on or after a day, counted one by one. */
    static int daysFrom(LocalDate start, LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (!day.isBefore(start)) {
                days++;
            }
        }
        return days;
    }

    /** R9: a part of an allowance, rounded down. */
    static long partOf(long allowance, int days, int all) {
        return BigInteger.valueOf(allowance)
                .multiply(BigInteger.valueOf(days))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }

    /** R9: the price shared out by days; when they fill the period the last takes the remainder. */
    static List<BigDecimal> shares(BigDecimal price, List<Integer> days, int all, int decimals) {
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal left = round(price, decimals);
        int daysLeft = all;
        for (int each : days) {
            daysLeft -= each;
            BigDecimal share =
                    daysLeft == 0
                            ? left
                            : price.multiply(new BigDecimal(each))
                                    .divide(new BigDecimal(all), decimals, RoundingMode.HALF_UP);
            shares.add(share);
            left = left.subtract(share);
        }
        return shares;
    }

    /** What a promotion takes off a charge: its share of the price, and of the days. */
    static BigDecimal off(Books.Promotion promotion, TimeCharges.Part part, int decimals) {
        int days = 0;
        int given = 0;
        for (LocalDate day = part.from(); !day.isAfter(part.lastDay()); day = day.plusDays(1)) {
            days++;
            given += day.isBefore(promotion.from()) || !day.isBefore(promotion.until()) ? 0 : 1;
        }
        BigDecimal exact = part.amount().multiply(new BigDecimal(given));
        BigDecimal price = part.price().amount();
        if (promotion.percent() != null) {
            return exact.multiply(promotion.percent())
                    .divide(HUNDRED.multiply(new BigDecimal(days)), decimals, RoundingMode.HALF_UP);
        }
        boolean first = part.plan().recurring().getFirst().id().equals(part.price().id());
        if (promotion.amount() == null || !first || price.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return exact.multiply(promotion.amount().min(price))
                .divide(price.multiply(new BigDecimal(days)), decimals, RoundingMode.HALF_UP);
    }

    /** R14: half up, away from zero. */
    static BigDecimal round(BigDecimal exact, int decimals) {
        return exact.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** R14: tax on top, once for all amounts of a rate. */
    static Tax onTop(List<BigDecimal> nets, BigDecimal percent, int decimals) {
        BigDecimal net = sum(nets);
        return new Tax(net, net.multiply(percent).divide(HUNDRED, decimals, RoundingMode.HALF_UP));
    }

    /** R14: tax within, taken out once; what was advertised is what is paid. */
    static Tax within(List<BigDecimal> gross, BigDecimal percent, int decimals) {
        BigDecimal all = sum(gross);
        BigDecimal net =
                all.multiply(HUNDRED).divide(HUNDRED.add(percent), decimals, RoundingMode.HALF_UP);
        return new Tax(net, all.subtract(net));
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
