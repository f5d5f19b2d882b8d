package bellbird.portal.operator;

import bellbird.audit.AuditEntries;
import bellbird.audit.AuditEntry;
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
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what, and when? */
@Route(value = Paths.AUDIT_TRAIL, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class AuditTrailView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<AuditEntry> list;

    @Inject
    public AuditTrailView(AuditEntries entries, BusinessClock clock) {
        titled(Texts.text("operator.audit"));
        list =
                new DataList<>(new Source(entries), Texts.text("operator.audit.search"))
                        .text(
                                Texts.text("operator.audit.when"),
                                entry -> TimeFormat.dateTime(entry.happenedAt(), clock.zone()))
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
                        .phone(
                                entry ->
                                        new TwoLines(
                                                entry.action(),
                                                entry.who()
                                                        + " · "
                                                        + TimeFormat.dateTime(
                                                                entry.happenedAt(), clock.zone())))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.audit.none"),
                                        Texts.text("operator.audit.none.text")));
        add(
                new PageHeader(Texts.text("operator.audit"))
                        .lead(Texts.text("operator.audit.lead")),
                list);
    }

    private static String text(@Nullable String state) {
        return state == null ? "" : state;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(AuditEntries entries) implements DataList.Source<AuditEntry> {
        @Override
        public List<AuditEntry> rows(DataList.Query query) {
            return entries.list(query.search(), query.offset(), query.limit());
        }

        @Override
        public int count(DataList.Query query) {
            return Math.toIntExact(entries.count(query.search()));
        }
    }
}
