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

    /** By kind of the day before and of the day: its first slot. */
    private final int[] firsts = new int[KINDS * KINDS];

    /** Of each slot: the second of the day at which it ends; the last of a day ends with it. */
    private int[] ends = {};

    /** Of each slot. */
    private int[] slotBands = {};

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

    /** The slot that a second of a local day lies in. */
    public int slotAt(long epochDay, int secondOfDay) {
        int slot = firsts[kind(epochDay - 1) * KINDS + kind(epochDay)];
        while (ends[slot] <= secondOfDay) {
            slot++;
        }
        return slot;
    }

    /** Band of a slot, {@link #NONE} if there is none. */
    public int band(int slot) {
        return slotBands[slot];
    }

    /** Second of the day at which a slot ends; that of midnight is 86,400. */
    public int end(int slot) {
        return ends[slot];
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
                                IntStream.of(0, DAY),
                                stretches.stream()
                                        .flatMapToInt(one -> IntStream.of(one.from, one.to)))
                        .distinct()
                        .sorted()
                        .toArray();
        int first = ends.length;
        int slots = edges.length - 1;
        firsts[before * KINDS + kind] = first;
        ends = Arrays.copyOf(ends, first + slots);
        slotBands = Arrays.copyOf(slotBands, first + slots);
        boolean gap = false;
        for (int i = 0; i < slots; i++) {
            ends[first + i] = edges[i + 1];
            slotBands[first + i] = only(stretches, edges[i], bands);
            gap |= slotBands[first + i] == NONE;
        }
        return gap;
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
