package bellbird.portal.operator;

import bellbird.portal.component.Confirmation;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.UsageHold;
import bellbird.usage.UsageMonth;
import bellbird.usage.UsageRetention;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long is usage kept, which months are there, and what keeps them? */
final class UsageKeptCard extends SectionCard {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_REASON = 500;

    private final transient UsageRetention retention;
    private final ZoneId zone;
    private final boolean decides;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Div shown = new Div();

    /**
     * @param decides whether the person may change how long usage is kept
     */
    UsageKeptCard(UsageRetention retention, ZoneId zone, boolean decides) {
        super(Texts.text("operator.kept"));
        this.retention = retention;
        this.zone = zone;
        this.decides = decides;
        shown.addClassName("op-stack");
        body(OperatorPage.stack(Words.detail(Texts.text("operator.kept.lead")), problem, shown));
        show();
    }

    private void show() {
        shown.removeAll();
        shown.add(policy(), months(), holds(), newHold());
    }

    private Component policy() {
        var months = retention.policy();
        if (!decides) {
            return Words.plain(
                    months.isPresent()
                            ? Texts.text("operator.kept.months.now", months.getAsInt())
                            : Texts.text("operator.kept.forGood"));
        }
        IntegerField field =
                problems.named("/months", new IntegerField(Texts.text("operator.kept.months")));
        field.setHelperText(Texts.text("operator.kept.months.help"));
        months.ifPresent(field::setValue);
        Button save =
                new Button(
                        Texts.text("operator.kept.save"),
                        click -> {
                            Integer value = field.getValue();
                            if (value == null) {
                                keep(null);
                            } else {
                                Confirmation.ask(
                                        Texts.text("operator.kept.confirm"),
                                        Texts.text("operator.kept.confirm.effect", value),
                                        Texts.text("operator.kept.save"),
                                        () -> keep(value));
                            }
                        });
        save.addClassName("op-align");
        return form(field, save);
    }

    private void keep(@Nullable Integer months) {
        if (problem.attempt(problems, () -> retention.keep(months))) {
            Toast.done(Texts.text("operator.kept.saved"));
            show();
        }
    }

    private Component months() {
        List<UsageMonth> months = retention.months();
        if (months.isEmpty()) {
            return Words.quiet(Texts.text("operator.kept.none"));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.kept.month")),
                        PlainTable.Column.number(Texts.text("operator.kept.records")),
                        PlainTable.Column.number(Texts.text("operator.kept.size")),
                        PlainTable.Column.text(Texts.text("operator.kept.state")));
        for (UsageMonth month : months) {
            table.row(
                    Words.plain(TimeFormat.month(month.month().atDay(1))),
                    Words.number(CountFormat.count(month.records())),
                    Words.number(DataFormat.data(month.bytes())),
                    state(month));
        }
        return table;
    }

    private Component state(UsageMonth month) {
        Instant dropped = month.droppedAt();
        if (dropped != null) {
            return Words.quiet(
                    Texts.text("operator.kept.dropped", TimeFormat.dateTime(dropped, zone)));
        }
        UsageMonth.Kept kept = month.kept();
        return kept == null
                ? new StatusBadge(Tone.ACTION, Texts.text("operator.kept.due"))
                : Words.plain(Texts.text("operator.kept.because", kept));
    }

    private Component holds() {
        Div holds = new Div();
        holds.addClassName("op-stack");
        for (UsageHold hold : retention.holds()) {
            String account = hold.account();
            Div row =
                    new Div(
                            Words.plain(
                                    Texts.text(
                                            "operator.kept.hold.of",
                                            account == null
                                                    ? Texts.text("operator.kept.hold.all")
                                                    : account,
                                            hold.reason(),
                                            hold.placedBy(),
                                            TimeFormat.dateTime(hold.placedAt(), zone))),
                            new Button(
                                    Texts.text("operator.kept.lift"),
                                    click -> {
                                        retention.lift(hold.id());
                                        show();
                                    }));
            row.addClassName("op-actions");
            holds.add(row);
        }
        return holds;
    }

    private Component newHold() {
        TextField account =
                problems.named("/account", new TextField(Texts.text("operator.kept.hold.account")));
        account.setHelperText(Texts.text("operator.kept.hold.account.help"));
        TextField reason =
                problems.named("/reason", new TextField(Texts.text("operator.kept.hold.reason")));
        reason.setMaxLength(LONGEST_REASON);
        Button place =
                new Button(
                        Texts.text("operator.kept.hold"),
                        click -> {
                            String number = account.getValue().strip();
                            if (problem.attempt(
                                    problems,
                                    () ->
                                            retention.hold(
                                                    number.isEmpty() ? null : number,
                                                    reason.getValue()))) {
                                show();
                            }
                        });
        place.addClassName("op-align");
        return form(account, reason, place);
    }

    private static Div form(Component... parts) {
        Div form = new Div(parts);
        form.addClassName("op-form");
        return form;
    }
}
