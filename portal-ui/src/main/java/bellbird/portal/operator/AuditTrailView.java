package bellbird.portal.operator;

import bellbird.audit.AuditEntries;
import bellbird.audit.AuditEntry;
import bellbird.audit.AuditQuery;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who changed what, and when? Narrowed by person, thing and day; the URL keeps the choice. */
@Route(value = Paths.AUDIT_TRAIL, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class AuditTrailView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient AuditEntries entries;
    private final transient BusinessClock clock;
    private final ComboBox<String> who = choice("operator.audit.who.any");
    private final ComboBox<String> noun = choice("operator.audit.noun.any");
    private final DatePicker from = day("operator.audit.from");
    private final DatePicker to = day("operator.audit.to");
    private final DataList<AuditEntry> list;

    @Inject
    public AuditTrailView(AuditEntries entries, BusinessClock clock) {
        this.entries = entries;
        this.clock = clock;
        titled(Texts.text("operator.audit"));
        list = narrowed(columns(new DataList<>(new Source(), Texts.text("operator.audit.search"))));
        add(
                new PageHeader(Texts.text("operator.audit"))
                        .lead(Texts.text("operator.audit.lead")),
                list);
    }

    private DataList<AuditEntry> columns(DataList<AuditEntry> rows) {
        return rows.text(Texts.text("operator.audit.when"), this::when)
                .part(
                        Texts.text("operator.audit.who"),
                        entry -> new TwoLines(entry.who(), entry.address()))
                .part(
                        Texts.text("operator.audit.what"),
                        entry -> new TwoLines(entry.action(), entry.nounId()))
                .part(
                        Texts.text("operator.audit.before"),
                        entry -> Words.styled(text(entry.before()), "mono", "cut"))
                .part(
                        Texts.text("operator.audit.after"),
                        entry -> Words.styled(text(entry.after()), "mono", "cut"))
                .phone(entry -> new TwoLines(entry.action(), entry.who() + " · " + when(entry)))
                .emptyBecauseNew(
                        new EmptyState(
                                Texts.text("operator.audit.none"),
                                Texts.text("operator.audit.none.text")));
    }

    private DataList<AuditEntry> narrowed(DataList<AuditEntry> rows) {
        return rows.narrowedBy("who", who, () -> text(who.getValue()), value -> choose(who, value))
                .narrowedBy("what", noun, () -> text(noun.getValue()), value -> choose(noun, value))
                .narrowedBy("from", from, () -> text(from.getValue()), value -> choose(from, value))
                .narrowedBy("to", to, () -> text(to.getValue()), value -> choose(to, value));
    }

    private static ComboBox<String> choice(String label) {
        ComboBox<String> choice = new ComboBox<>();
        choice.setPlaceholder(Texts.text(label));
        choice.setAriaLabel(Texts.text(label));
        choice.setClearButtonVisible(true);
        return choice;
    }

    private static DatePicker day(String label) {
        DatePicker day = new DatePicker();
        day.setPlaceholder(Texts.text(label));
        day.setAriaLabel(Texts.text(label));
        day.setClearButtonVisible(true);
        return day;
    }

    private static void choose(ComboBox<String> choice, String value) {
        choice.setValue(value.isEmpty() ? null : value);
    }

    /** What is no day in a shared address is no day chosen. */
    private static void choose(DatePicker day, String value) {
        LocalDate chosen = null;
        if (!value.isEmpty()) {
            try {
                chosen = LocalDate.parse(value);
            } catch (DateTimeException e) {
                chosen = null;
            }
        }
        day.setValue(chosen);
    }

    private String when(AuditEntry entry) {
        return TimeFormat.dateTime(entry.happenedAt(), clock.zone());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        who.setItems(entries.people());
        noun.setItems(entries.nouns());
        list.readUrl(event.getLocation());
    }

    private final class Source implements DataList.Source<AuditEntry> {
        @Override
        public List<AuditEntry> rows(DataList.Query query) {
            return entries.list(query(query), query.offset(), query.limit());
        }

        @Override
        public int count(DataList.Query query) {
            return Math.toIntExact(entries.count(query(query)));
        }

        private AuditQuery query(DataList.Query query) {
            return new AuditQuery(
                    query.search(),
                    text(who.getValue()),
                    text(noun.getValue()),
                    from.getValue(),
                    to.getValue(),
                    clock.zone());
        }
    }
}
