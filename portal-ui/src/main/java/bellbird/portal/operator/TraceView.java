package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.payment.Trace;
import bellbird.payment.Traces;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.ExplanationText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FileLine;
import bellbird.usage.SetAsideRow;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;

/** Where did this record come from, what did it cost and why, and where is the money? */
@Route(value = Paths.TRACE + "/:record", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class TraceView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Traces traces;
    private final transient TenantProfiles tenants;

    @Inject
    public TraceView(Traces traces, TenantProfiles tenants) {
        this.traces = traces;
        this.tenants = tenants;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // An id with a slash cannot be a part of a path.
        String key =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("key")
                        .or(() -> event.getRouteParameters().get("record"))
                        .orElseThrow(BellbirdException::notFound);
        Trace trace = traces.of(key);
        ZoneId zone = tenants.current().zone();
        removeAll();
        String title = Texts.text("operator.trace.title", key);
        titled(title);
        add(
                new PageHeader(title)
                        .under(trace.place().fileName(), Paths.usageFile(trace.place().fileId())),
                file(trace, zone));
        Trace.Rated rated = trace.rated();
        if (rated == null) {
            add(card("rating").body(Words.quiet(Texts.text("operator.trace.notRated"))));
            return;
        }
        add(rating(rated));
        Trace.Bill bill = trace.bill();
        if (bill == null) {
            add(
                    card("bill")
                            .body(
                                    Words.quiet(
                                            Texts.text(
                                                    "operator.trace.notBilled",
                                                    TimeFormat.date(rated.periodFrom())))));
            return;
        }
        add(bill(bill), postings(bill), payments(bill, zone));
    }

    private static SectionCard card(String step) {
        return new SectionCard(Texts.text("operator.trace." + step));
    }

    private static SectionCard file(Trace trace, ZoneId zone) {
        FileLine line = trace.line();
        Instant started = trace.startedAt();
        KeyValues facts =
                new KeyValues()
                        .row(
                                Texts.text("operator.usageFile.line"),
                                new TextLink(
                                        Paths.usageFile(trace.place().fileId())
                                                + "?line="
                                                + trace.place().line(),
                                        CountFormat.count(trace.place().line())));
        if (started != null) {
            facts.row(Texts.text("operator.trace.start"), TimeFormat.dateTime(started, zone));
        }
        if (line != null) {
            facts.row(
                    Texts.text("operator.usageFile.asItCame"),
                    Words.styled(line.original(), "mono"));
            SetAsideRow aside = line.aside();
            if (aside != null) {
                facts.row(
                        Texts.text("operator.usageFile", aside.verdict()),
                        Texts.text(aside.reason(), aside.detail()));
            }
        }
        return card("file").body(facts);
    }

    private static SectionCard rating(Trace.Rated rated) {
        OrderedList why = new OrderedList();
        rated.why().forEach(step -> why.add(new ListItem(ExplanationText.of(step))));
        return card("rating")
                .body(
                        new KeyValues()
                                .row(
                                        Texts.text("operator.trace.customer"),
                                        new TextLink(
                                                Paths.customer(rated.customerId()),
                                                rated.customer()))
                                .row(
                                        Texts.text("operator.trace.price"),
                                        MoneyFormat.price(rated.amount(), rated.currency())),
                        why);
    }

    private static SectionCard bill(Trace.Bill bill) {
        Trace.Line line = bill.line();
        KeyValues facts =
                new KeyValues()
                        .row(
                                Texts.text("operator.trace.billNumber"),
                                new TextLink(Paths.bill(bill.id()), bill.label()),
                                Words.quiet(" " + TimeFormat.date(bill.issuedOn())))
                        .row(Texts.text("operator.trace.total"), MoneyFormat.money(bill.total()));
        if (line == null) {
            facts.row(Texts.text("operator.trace.line"), Texts.text("operator.trace.costsNothing"));
        } else {
            facts.row(
                    Texts.text("operator.trace.line"),
                    Words.plain(line.description()),
                    Words.quiet(" " + MoneyFormat.money(line.amount())));
        }
        return card("bill").body(facts);
    }

    private static SectionCard postings(Trace.Bill bill) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.trace.account")),
                        PlainTable.Column.number(Texts.text("operator.trace.amount")));
        bill.postings()
                .forEach(
                        one ->
                                table.row(
                                        Words.plain(LedgerView.name(one.ledgerAccount())),
                                        Words.number(MoneyFormat.money(one.amount()))));
        return card("postings").edge(table);
    }

    private static SectionCard payments(Trace.Bill bill, ZoneId zone) {
        if (bill.payments().isEmpty()) {
            return card("payments").body(Words.quiet(Texts.text("operator.trace.notPaid")));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.trace.received")),
                        PlainTable.Column.text(Texts.text("operator.trace.by")),
                        PlainTable.Column.number(Texts.text("operator.trace.amount")));
        bill.payments()
                .forEach(
                        one ->
                                table.row(
                                        Words.plain(TimeFormat.dateTime(one.receivedAt(), zone)),
                                        Words.plain(one.provider()),
                                        Words.number(MoneyFormat.money(one.amount()))));
        return card("payments").edge(table);
    }
}
