package bellbird.portal.care;

import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.payment.Payments;
import bellbird.payment.Share;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What have I left, what do I owe? A line is chosen by {@code ?line=}. */
@Route(value = "care", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class HomeView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int NOON = 12;
    private static final int EVENING = 18;

    private final transient Meters meters;
    private final transient Bills bills;
    private final transient Payments payments;
    private final transient Tickets tickets;
    private final transient Caller caller;
    private final transient BusinessClock clock;
    private final transient TenantProfiles tenants;

    @Inject
    HomeView(
            Meters meters,
            Bills bills,
            Payments payments,
            Tickets tickets,
            Caller caller,
            BusinessClock clock,
            TenantProfiles tenants) {
        this.meters = meters;
        this.bills = bills;
        this.payments = payments;
        this.tickets = tickets;
        this.caller = caller;
        this.clock = clock;
        this.tenants = tenants;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("care.home.title", tenants.current().name());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String chosen =
                event.getLocation().getQueryParameters().getSingleParameter("line").orElse("");
        removeAll();
        add(new PageHeader(greeting()).lead(TimeFormat.weekday(clock.today())));
        List<LineMeters> lines = meters.mine();
        List<BillSummary> mine = bills.mine();
        LineMeters line =
                lines.stream()
                        .filter(candidate -> candidate.msisdn().equals(chosen))
                        .findFirst()
                        .or(() -> lines.stream().findFirst())
                        .orElse(null);
        Div home = new Div();
        home.addClassName("home");
        home.add(lineCard(lines, line));
        home.add(
                new DueCard(
                        mine,
                        line == null ? null : line.billed().to(),
                        bill -> Checkout.open(payments, bill, Share.UNDISPUTED)));
        if (line != null) {
            home.add(new PlanCard(line));
        }
        home.add(quick(mine), billsCard(mine), askCard());
        add(home);
    }

    private String greeting() {
        int hour = LocalTime.ofInstant(clock.now(), clock.zone()).getHour();
        String key =
                hour < NOON ? "care.morning" : hour < EVENING ? "care.afternoon" : "care.evening";
        String first = caller.displayName().strip().split("\\s+")[0];
        return Texts.text(key, first);
    }

    private Component lineCard(List<LineMeters> lines, @Nullable LineMeters line) {
        if (line == null) {
            SectionCard none = new SectionCard();
            none.addClassName("line");
            none.add(
                    new EmptyState(
                            Texts.text("care.noLine"),
                            Texts.text("care.noLine.text"),
                            new TextLink("care/help/ask", Texts.text("care.ask"))));
            return none;
        }
        String country = tenants.current().country();
        LineCard card = new LineCard(line, country, clock);
        if (lines.size() > 1) {
            FilterChips choice = new FilterChips(this::choose).asSegments();
            lines.forEach(
                    one -> choice.chip(one.msisdn(), PhoneFormat.phone(one.msisdn(), country)));
            choice.choose(line.msisdn());
            card.addComponentAsFirst(new Div(choice));
        }
        return card;
    }

    private void choose(String msisdn) {
        getUI().ifPresent(ui -> ui.navigate("care", QueryParameters.of("line", msisdn)));
    }

    private static Component quick(List<BillSummary> mine) {
        Div quick = new Div();
        quick.addClassName("quick");
        if (!mine.isEmpty()) {
            quick.add(
                    tile(Glyph.BILL, "care/bills/" + mine.getFirst().id(), "care.quick.lastBill"));
        }
        quick.add(
                tile(Glyph.SIM, "care/plan", "care.quick.plan"),
                tile(Glyph.PERSON, "care/profile", "care.quick.profile"),
                tile(Glyph.CHAT, "care/help/ask", "care.quick.ask"));
        return quick;
    }

    private static Anchor tile(Glyph glyph, String path, String key) {
        Anchor tile = new Anchor(path, "");
        tile.addClassName("card");
        tile.add(glyph.create(), new Span(Texts.text(key)));
        return tile;
    }

    private static Component billsCard(List<BillSummary> mine) {
        SectionCard card = new SectionCard(Texts.text("care.bills.last"));
        card.addClassName("bills");
        if (mine.isEmpty()) {
            card.add(
                    new EmptyState(
                            Texts.text("care.bills.none"), Texts.text("care.bills.none.text")));
        } else {
            card.action(new TextLink("care/bills", Texts.text("care.bills.all")));
            card.add(new BillBars(mine.stream().filter(bill -> !BillName.isCredit(bill)).toList()));
        }
        return card;
    }

    private Component askCard() {
        Optional<TicketRow> latest = tickets.mine().stream().findFirst();
        SectionCard card =
                new SectionCard(
                        latest.map(TicketRow::subject).orElse(Texts.text("care.question.none")));
        card.addClassName("ask");
        if (latest.isEmpty()) {
            card.add(new Paragraph(Texts.text("care.question.none.text")));
            card.add(new TextLink("care/help/ask", Texts.text("care.ask")));
            return card;
        }
        TicketRow ticket = latest.get();
        card.add(
                Words.detail(
                        Texts.text(
                                "care.question.sent",
                                TimeFormat.seenFrom(
                                        ticket.openedAt(), clock.today(), clock.zone()))));
        card.add(new Paragraph(Texts.text("care.question.state", ticket.state())));
        card.add(new TextLink("care/help/" + ticket.id(), Texts.text("care.question.open")));
        return card;
    }
}
