package bellbird.system.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long people waited for pages, in seconds. */
final class PageTimes {

    private static final int SLOW = 95;

    private final List<Double> seconds = new ArrayList<>();

    void add(double one) {
        seconds.add(one);
    }

    /** How often as long as before all but the slowest twentieth of the pages took. */
    double against(PageTimes before) {
        return within(SLOW) / before.within(SLOW);
    }

    /** The time within which so many percent of the pages were there. */
    private double within(int percent) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    /** As JSON. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "{\"pages\":%d,\"median\":%.3f,\"p95\":%.3f,\"longest\":%.3f}",
                seconds.size(),
                within(50),
                within(SLOW),
                within(100));
    }
}
