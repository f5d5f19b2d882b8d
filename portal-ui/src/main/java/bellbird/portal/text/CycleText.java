package bellbird.portal.text;

import bellbird.kernel.cycle.CycleSpecification;
import java.text.ListFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When an account is billed, as people say it. */
public final class CycleText {

    private CycleText() {}

    /**
     * Such as {@code every week on Monday} or {@code every 6 months on the 15th of January and
     * July}.
     */
    public static String of(CycleSpecification cycle) {
        String day =
                cycle.frequency().isOfWeeks()
                        ? cycle.weekday().getDisplayName(TextStyle.FULL_STANDALONE, Texts.locale())
                        : Texts.text("common.cycle.day", cycle.day());
        return Texts.text(
                "common.cycle." + cycle.frequency().name().toLowerCase(Locale.ROOT),
                day,
                months(cycle));
    }

    private static String months(CycleSpecification cycle) {
        List<String> names = new ArrayList<>();
        int count = cycle.frequency().count();
        if (!cycle.frequency().isOfWeeks() && count > 1) {
            for (int month = cycle.phase(); month < Month.values().length; month += count) {
                names.add(
                        Month.of(month + 1)
                                .getDisplayName(TextStyle.FULL_STANDALONE, Texts.locale()));
            }
        }
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(
                                TimeFormat.dates(Texts.locale()),
                                ListFormat.Type.STANDARD,
                                ListFormat.Style.FULL)
                        .format(names);
    }
}
