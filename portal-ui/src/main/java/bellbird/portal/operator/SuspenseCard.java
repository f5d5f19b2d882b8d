package bellbird.portal.operator;

import bellbird.portal.component.Note;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Mend;
import bellbird.usage.SuspendedSum;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Suspended records of one reason: how many, what was found, and the way back in. */
final class SuspenseCard extends SectionCard {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_NOTE = 500;

    private final transient ZoneId zone;

    /**
     * @param recycle sends all of the reason back in, with a note of what was mended
     * @param map says whose number or card a cause is
     */
    SuspenseCard(
            SuspenseGroup group,
            List<SuspenseCause> causes,
            ZoneId zone,
            Consumer<String> recycle,
            Consumer<SuspenseCause> map) {
        super(Texts.text(group.reason(), detailOfAll(causes)));
        this.zone = zone;
        beside(
                new StatusBadge(
                        Tone.WARN, Texts.text("operator.suspense.count", group.sum().records())));
        body(Words.quiet(waiting(group)), mend(group.mend()));
        edge(table(group, causes, map));
        if (group.causes() > causes.size()) {
            body(
                    new Note(
                            Tone.QUIET,
                            Texts.text(
                                    "operator.suspense.more",
                                    CountFormat.count(causes.size()),
                                    CountFormat.count(group.causes()))));
        }
        body(back(recycle));
    }

    private String waiting(SuspenseGroup group) {
        String quantity = quantity(group.sum());
        String since = TimeFormat.dateTime(group.sum().waitingSince(), zone);
        return quantity.isEmpty()
                ? Texts.text("operator.suspense.sumless", group.files(), since)
                : Texts.text("operator.suspense.sum", quantity, group.files(), since);
    }

    /** What was found in a record; empty if the words of the reason say it. */
    static String found(String reason, String detail) {
        return Texts.text(reason, detail).contains(detail) ? "" : detail;
    }

    /** Reasons with a parameter are told with that of their records. */
    private static Object[] detailOfAll(List<SuspenseCause> causes) {
        return causes.size() == 1 ? new Object[] {causes.getFirst().detail()} : new Object[] {"…"};
    }

    private static Component mend(Mend mend) {
        Div row = new Div(Words.plain(Texts.text("operator.suspense.mend", mend)));
        switch (mend) {
            case PRICE -> row.add(way(Paths.PLANS, "operator.plans"));
            case PROFILE -> row.add(way(Paths.USAGE_FEEDS, "operator.feeds"));
            case NUMBER, CARD, TERMS, LOOK -> row.add(way(Paths.CUSTOMERS, "operator.customers"));
            case PARTS -> row.add(way(Paths.USAGE_FILES, "operator.usageFiles"));
        }
        return row;
    }

    private static Component way(String path, String key) {
        TextLink link = new TextLink(path, Texts.text(key));
        link.getStyle().set("margin-inline-start", "0.5em");
        return link;
    }

    private PlainTable table(
            SuspenseGroup group, List<SuspenseCause> causes, Consumer<SuspenseCause> map) {
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.suspense.found")),
                                PlainTable.Column.number(Texts.text("operator.suspense.records")),
                                PlainTable.Column.text(Texts.text("operator.suspense.used")),
                                PlainTable.Column.number(""))
                        .stacking();
        boolean mappable = group.mend() == Mend.NUMBER || group.mend() == Mend.CARD;
        for (SuspenseCause cause : causes) {
            String found =
                    causes.size() == 1 ? found(group.reason(), cause.detail()) : cause.detail();
            table.row(
                    found.isEmpty()
                            ? Words.quiet(Texts.text("operator.suspense.noDetail"))
                            : Words.styled(found, "mono"),
                    new TwoLines(CountFormat.count(cause.sum().records()), quantity(cause.sum())),
                    Words.plain(used(cause.sum())),
                    mappable
                            ? new Button(
                                    Texts.text("operator.suspense.map"), click -> map.accept(cause))
                            : new Div());
        }
        return table;
    }

    private String used(SuspendedSum sum) {
        Instant first = sum.firstUse();
        Instant last = sum.lastUse();
        if (first == null || last == null) {
            return Texts.text("operator.suspense.noTime");
        }
        LocalDate from = LocalDate.ofInstant(first, zone);
        LocalDate to = LocalDate.ofInstant(last, zone);
        return from.equals(to)
                ? TimeFormat.date(from)
                : Texts.text(
                        "operator.suspense.between", TimeFormat.date(from), TimeFormat.date(to));
    }

    private static String quantity(SuspendedSum sum) {
        List<String> parts = new ArrayList<>();
        add(parts, "voice", sum.seconds());
        add(parts, "sms", sum.messages());
        add(parts, "data", sum.bytes());
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String service, BigInteger quantity) {
        if (quantity.signum() > 0) {
            parts.add(
                    Texts.text(
                            "operator.usageFile.quantity." + service,
                            CountFormat.number(new BigDecimal(quantity))));
        }
    }

    private static Div back(Consumer<String> recycle) {
        TextField note = new TextField(Texts.text("operator.suspense.note"));
        note.setHelperText(Texts.text("operator.suspense.note.help"));
        note.setMaxLength(LONGEST_NOTE);
        Button back =
                new Button(
                        Texts.text("operator.suspense.recycle"),
                        click -> recycle.accept(note.getValue()));
        back.addThemeVariants(ButtonVariant.PRIMARY);
        back.setDisableOnClick(true);
        back.addClassName("op-align");
        Div form = new Div(note, back);
        form.addClassName("op-form");
        return form;
    }
}
