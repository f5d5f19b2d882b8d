package bellbird.rating;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.offering.UsageMatch.Direction;
import bellbird.rating.UsageEvent.Other;
import bellbird.resource.DialledNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Turns the events of a price check into usage, or says what is wrong with each. */
final class CheckedEvents {

    private static final long LARGEST = 1_000_000_000_000_000L;

    private final DialledNumbers numbers;
    private final List<Problem> problems = new ArrayList<>();

    CheckedEvents(String country) {
        numbers = new DialledNumbers(country);
    }

    /**
     * @param onNet whether a number, E.164 without +, was ours when the event started
     * @throws BellbirdException if anything is wrong
     */
    List<UsageEvent> of(List<PriceCheck.Event> events, BiPredicate<String, Instant> onNet) {
        List<UsageEvent> usage = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            PriceCheck.Event event = events.get(i);
            String place = "/events/" + i;
            Other other = other(event, place);
            usage.add(
                    new UsageEvent(
                            event.service(),
                            event.direction(),
                            event.start().toInstant(),
                            other,
                            other.kind() == Other.Kind.NUMBER
                                    && onNet.test(other.digits(), event.start().toInstant()),
                            visited(event, place),
                            quantity(event, place)));
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        return usage;
    }

    /** All that could be numbers of ours, E.164 without +. */
    static Set<String> numbers(List<PriceCheck.Event> events) {
        Set<String> numbers = new LinkedHashSet<>();
        for (PriceCheck.Event event : events) {
            for (String typed : new @Nullable String[] {event.from(), event.to()}) {
                if (typed != null && typed.startsWith("+")) {
                    numbers.add(typed.substring(1));
                }
            }
        }
        return numbers;
    }

    private Other other(PriceCheck.Event event, String place) {
        return switch (event.service()) {
            case DATA, CONTENT -> Other.NOBODY;
            case VOICE, SMS, MMS -> {
                boolean out = event.direction() == Direction.OUTGOING;
                String typed = out ? event.to() : event.from();
                yield dialled(typed, event.mcc(), place + (out ? "/to" : "/from"));
            }
        };
    }

    private Other dialled(@Nullable String typed, @Nullable String mcc, String place) {
        if (typed == null) {
            problem(place, "error.required");
            return Other.NOBODY;
        }
        if (DialledNumbers.isShort(typed)) {
            return new Other(
                    numbers.isEmergency(typed, mcc) ? Other.Kind.EMERGENCY : Other.Kind.SHORT_CODE,
                    typed);
        }
        String digits = numbers.normalise(typed);
        if (digits == null) {
            problem(place, "error.usage.other");
            return Other.NOBODY;
        }
        return Other.number(digits);
    }

    private UsageEvent.@Nullable Visited visited(PriceCheck.Event event, String place) {
        if (event.mcc() == null) {
            return null;
        }
        if (!event.mcc().matches("[0-9]{3}")) {
            problem(place + "/mcc", "error.offering.mcc");
        }
        String mnc = event.mnc() == null ? "" : event.mnc();
        if (!mnc.matches("[0-9]{2,3}")) {
            problem(place + "/mnc", "error.offering.mnc");
        }
        return new UsageEvent.Visited(event.mcc(), mnc);
    }

    private long quantity(PriceCheck.Event event, String place) {
        return switch (event.service()) {
            case VOICE -> within(seconds(event.durationSeconds()), place + "/durationSeconds");
            case DATA -> within(event.bytes(), place + "/bytes");
            case SMS, MMS, CONTENT ->
                    within(event.count() == null ? 1L : event.count(), place + "/count");
        };
    }

    private static @Nullable Long seconds(@Nullable BigDecimal duration) {
        if (duration == null) {
            return null;
        }
        return duration.precision() - duration.scale() > 15
                ? -1
                : duration.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private long within(@Nullable Long quantity, String place) {
        if (quantity == null) {
            problem(place, "error.required");
            return 0;
        }
        if (quantity < 0 || quantity > LARGEST) {
            problem(place, "error.json.quantity");
            return 0;
        }
        return quantity;
    }

    private void problem(String place, String key) {
        if (problems.size() < 100) {
            problems.add(new Problem(place, key, List.of()));
        }
    }
}
