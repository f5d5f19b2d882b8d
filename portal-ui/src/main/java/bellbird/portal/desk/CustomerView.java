package bellbird.portal.desk;

import bellbird.care.ticket.TicketFilter;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.Tickets;
import bellbird.customer.CustomerDetail;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.party.PartyData;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.PlainTable.Column;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.DeskLayout;
import bellbird.portal.text.CycleText;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Everything about one customer: lines, bills, questions, what happened. */
@Route(value = "desk/customers/:customer", layout = DeskLayout.class)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.OWNER})
public class CustomerView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int MOST_TICKETS = 20;

    private final transient CustomerAside parts;
    private final transient Tickets tickets;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private String title = "";

    @Inject
    CustomerView(
            CustomerAside parts, Tickets tickets, TenantProfiles tenants, BusinessClock clock) {
        this.parts = parts;
        this.tickets = tickets;
        this.tenants = tenants;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        CustomerDetail customer = parts.customer(PathIds.require(event, "customer"));
        title = customer.party().name();
        Div left =
                new Div(
                        parts.lines(customer, tenants.current().country()),
                        questions(customer.id()),
                        parts.bills(customer.id()));
        Div right = new Div(parts.due(customer.id()), contact(customer), parts.timeline(customer));
        left.addClassNames("col", "cards");
        right.addClassNames("col", "cards");
        Div columns = new Div(left, right);
        columns.addClassName("columns");
        add(
                new PageHeader(title)
                        .under(Texts.text("common.nav.customers"), "desk/customers")
                        .state(Words.quiet(customer.number())),
                columns);
    }

    private SectionCard questions(UUID customer) {
        SectionCard card = new SectionCard(Texts.text("desk.questions"));
        List<TicketRow> rows = tickets.queue(TicketFilter.ofCustomer(customer), 0, MOST_TICKETS);
        if (rows.isEmpty()) {
            card.add(
                    new EmptyState(
                            Texts.text("desk.questions.none"),
                            Texts.text("desk.questions.none.text")));
            return card;
        }
        PlainTable table =
                new PlainTable(
                        Column.text(Texts.text("desk.questions.subject")),
                        Column.text(Texts.text("desk.questions.asked")),
                        Column.number(Texts.text("desk.state")));
        for (TicketRow row : rows) {
            Div name =
                    new Div(
                            new TextLink("desk/tickets/" + row.id(), row.subject()),
                            Words.styled(row.number(), "t2"));
            name.addClassName("cell-two");
            table.row(
                    name,
                    Words.number(TimeFormat.dateTime(row.openedAt(), clock.zone())),
                    Waiting.badge(row, clock.now()));
        }
        card.add(table);
        return card;
    }

    private static SectionCard contact(CustomerDetail customer) {
        PartyData party = customer.party();
        String phone = party.phone();
        KeyValues facts =
                new KeyValues()
                        .row(Texts.text("care.profile.email"), party.email())
                        .row(Texts.text("desk.phone"), phone == null ? "–" : phone)
                        .row(
                                Texts.text("desk.address"),
                                party.street() + ", " + party.postcode() + " " + party.city());
        for (CustomerDetail.Account account : customer.accounts()) {
            facts.row(
                    Texts.text("desk.account"),
                    Texts.text(
                            "desk.account.text", account.number(), CycleText.of(account.cycle())));
        }
        return new SectionCard(Texts.text("desk.contact")).body(facts);
    }
}
