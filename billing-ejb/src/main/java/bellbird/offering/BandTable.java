package bellbird.offering;

import bellbird.offering.TimeBand.Day;
import bellbird.offering.TimeBand.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bands resolved into slots of a day: by the kind of the day and of the day before, since a window
 * may reach beyond midnight.
 */
public final class BandTable {

    /** No band: the charge outside of them applies. */
    public static final int NONE = -1;

    private static final int DAY = 86_400;
    private static final int KINDS = Day.values().length;

    private final List<String> names;
    private final Set<Long> holidays;

    /** By kind of the day before and of the day: second of the day at which each slot begins. */
    private final int[][] starts = new int[KINDS * KINDS][];

    private final int[][] slots = new int[KINDS * KINDS][];
    private final boolean gaps;

    /**
     * @throws IllegalArgumentException if two of the bands overlap; its message is their names
     */
    public BandTable(List<TimeBand> bands, Collection<LocalDate> holidays) {
        names = bands.stream().map(TimeBand::name).toList();
        this.holidays = new HashSet<>();
        holidays.forEach(day -> this.holidays.add(day.toEpochDay()));
        boolean gap = false;
        for (int before = 0; before < KINDS; before++) {
            for (int kind = 0; kind < KINDS; kind++) {
                boolean open = resolve(before, kind, bands);
                gap |= open && occurs(before) && occurs(kind);
            }
        }
        gaps = gap;
    }

    public String name(int band) {
        return names.get(band);
    }

    /** Whether some time belongs to no band. */
    public boolean hasGaps() {
        return gaps;
    }

    /** Band of a second of a local day, {@link #NONE} if there is none. */
    public int bandAt(long epochDay, int secondOfDay) {
        int place = place(epochDay);
        return slots[place][slot(starts[place], secondOfDay)];
    }

    /** Second of the day at which the slot ends; that of midnight is 86,400. */
    public int slotEnd(long epochDay, int secondOfDay) {
        int[] begins = starts[place(epochDay)];
        int next = slot(begins, secondOfDay) + 1;
        return next == begins.length ? DAY : begins[next];
    }

    private static int slot(int[] begins, int secondOfDay) {
        int slot = begins.length - 1;
        while (begins[slot] > secondOfDay) {
            slot--;
        }
        return slot;
    }

    private int place(long epochDay) {
        return kind(epochDay - 1) * KINDS + kind(epochDay);
    }

    private int kind(long epochDay) {
        // The first day of the epoch was a Thursday.
        return !holidays.isEmpty() && holidays.contains(epochDay)
                ? Day.HOLIDAY.ordinal()
                : (int) Math.floorMod(epochDay + Day.THURSDAY.ordinal(), 7L);
    }

    private boolean occurs(int kind) {
        return kind != Day.HOLIDAY.ordinal() || !holidays.isEmpty();
    }

    private record Stretch(int from, int to, int band) {}

    private boolean resolve(int before, int kind, List<TimeBand> bands) {
        List<Stretch> stretches = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            for (Window window : bands.get(band).windows()) {
                int from = window.from().toSecondOfDay();
                int to = window.to().toSecondOfDay();
                boolean overnight = to <= from;
                if (window.days().contains(Day.values()[kind])) {
                    stretches.add(new Stretch(from, overnight ? DAY : to, band));
                }
                if (overnight && to > 0 && window.days().contains(Day.values()[before])) {
                    stretches.add(new Stretch(0, to, band));
                }
            }
        }
        int[] edges =
                IntStream.concat(
                                IntStream.of(0),
                                stretches.stream()
                                        .flatMapToInt(one -> IntStream.of(one.from, one.to)))
                        .filter(edge -> edge < DAY)
                        .distinct()
                        .sorted()
                        .toArray();
        int[] found = new int[edges.length];
        for (int i = 0; i < edges.length; i++) {
            found[i] = only(stretches, edges[i], bands);
        }
        int place = before * KINDS + kind;
        starts[place] = edges;
        slots[place] = found;
        return Arrays.stream(found).anyMatch(band -> band == NONE);
    }

    private static int only(List<Stretch> stretches, int second, List<TimeBand> bands) {
        @Nullable Stretch found = null;
        for (Stretch one : stretches) {
            if (one.from <= second && second < one.to) {
                if (found != null && found.band != one.band) {
                    throw new IllegalArgumentException(
                            bands.get(found.band).name() + ", " + bands.get(one.band).name());
                }
                found = one;
            }
        }
        return found == null ? NONE : found.band;
    }
}
