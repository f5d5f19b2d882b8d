package bellbird.portal.plan;

import bellbird.offering.UsageTariff.Increments;
import bellbird.portal.text.Texts;
import java.util.List;

/** How calls are counted, in words. */
final class CountedWords {

    /** By seconds; a minute, then by seconds; by started minutes. */
    static final List<Increments> USUAL =
            List.of(Increments.EXACT, Increments.of(60, 1), Increments.of(60, 60));

    private CountedWords() {}

    static String of(Increments increments) {
        return switch (USUAL.indexOf(increments)) {
            case 0 -> Texts.text("operator.plan.rhythm.second");
            case 1 -> Texts.text("operator.plan.rhythm.minute_then_second");
            case 2 -> Texts.text("operator.plan.rhythm.minute");
            default ->
                    Texts.text("operator.plan.rhythm.other", increments.first(), increments.next());
        };
    }
}
