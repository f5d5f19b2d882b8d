package bellbird.portal.component;

import bellbird.bill.BillKind;
import bellbird.bill.BillSummary;
import bellbird.bill.Creditable;
import bellbird.portal.text.Texts;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Why there is a delta note, and after which bill it comes (rule R12). */
public final class LateUsageNote extends Note {

    private static final long serialVersionUID = 1;

    private LateUsageNote(Creditable.Named follows, String path) {
        super(
                Tone.ACTION,
                Words.plain(Texts.text("common.late.why") + " "),
                new TextLink(path, Texts.text("common.late.follows", follows.label())));
    }

    /** What stands below a bill's name in a list, and that it is a delta note if it is one. */
    public static String after(String detail, BillSummary bill) {
        return bill.kind() == BillKind.DELTA_NOTE
                ? Texts.text("common.late.after", detail)
                : detail;
    }

    /**
     * Empty for every other bill.
     *
     * @param path of the page of a bill
     */
    public static Optional<LateUsageNote> of(Creditable bill, Function<UUID, String> path) {
        return Optional.ofNullable(bill.follows())
                .map(follows -> new LateUsageNote(follows, path.apply(follows.id())));
    }
}
