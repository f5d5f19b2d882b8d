package bellbird.portal.operator;

import bellbird.account.CycleChanges;
import bellbird.bill.AccountBills;
import bellbird.bill.BillFilter;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.TaxExemptions;
import bellbird.identity.Invitations;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.order.Orders;
import bellbird.party.PartyData;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Who is this customer, what do they have, and what do they owe? */
@Route(value = Paths.CUSTOMERS + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class CustomerView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int BILLS_SHOWN = 12;

    private final transient Customers customers;
    private final transient Bills bills;
    private final transient AccountBills accountBills;
    private final transient CycleChanges cycles;
    private final transient TaxExemptions exemptions;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final transient Invitations invitations;
    private final transient Offerings offerings;
    private final transient Orders orders;

    @Inject
    public CustomerView(
            Customers customers,
            Bills bills,
            AccountBills accountBills,
            CycleChanges cycles,
            TaxExemptions exemptions,
            TenantProfiles tenants,
            BusinessClock clock,
            Invitations invitations,
            Offerings offerings,
            Orders orders) {
        this.customers = customers;
        this.bills = bills;
        this.accountBills = accountBills;
        this.cycles = cycles;
        this.exemptions = exemptions;
        this.tenants = tenants;
        this.clock = clock;
        this.invitations = invitations;
        this.offerings = offerings;
        this.orders = orders;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(customers.get(PathIds.require(event, "id")));
    }

    private void show(CustomerDetail customer) {
        removeAll();
        titled(customer.party().name());
        add(header(customer), two(stack(lines(customer), bills(customer)), beside(customer)));
    }

    private PageHeader header(CustomerDetail customer) {
        return new PageHeader(customer.party().name())
                .under(Texts.text("operator.customers"), Paths.CUSTOMERS)
                .state(CustomersView.badge(customer.status()))
                .lead(
                        Texts.text(
                                "operator.customer.lead",
                                customer.number(),
                                TimeFormat.date(
                                        LocalDate.ofInstant(customer.createdAt(), clock.zone()))))
                .action(
                        new Button(
                                Texts.text("operator.customer.invite"), click -> invite(customer)))
                .primary(activate(customer));
    }

    /** Says first who gets what; the link in the mail is the customer's only way to a sign-in. */
    private void invite(CustomerDetail customer) {
        PartyData party = customer.party();
        Confirmation.ask(
                Texts.text("operator.customer.invite.title", party.name()),
                Texts.text("operator.customer.invite.effect", party.email()),
                Texts.text("operator.people.send"),
                () -> {
                    invitations.inviteSubscriber(party.email(), party.name(), customer.id());
                    Toast.done(Texts.text("operator.people.sent", party.email()));
                });
    }

    private Button activate(CustomerDetail customer) {
        return new Button(
                Texts.text("operator.line.activate"),
                click -> getUI().orElseThrow().navigate(Paths.activateLine(customer.id())));
    }

    private SectionCard lines(CustomerDetail customer) {
        SectionCard card = new SectionCard(Texts.text("operator.customer.lines"));
        if (customer.lines().isEmpty()) {
            Button first = activate(customer);
            return card.edge(
                    new EmptyState(
                            Texts.text("operator.customer.lines.none"),
                            Texts.text("operator.customer.lines.none.text"),
                            first));
        }
        String country = tenants.current().country();
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.line.number")),
                        PlainTable.Column.text(Texts.text("operator.line.plan")),
                        PlainTable.Column.text(Texts.text("operator.line.sim")),
                        PlainTable.Column.text(Texts.text("operator.line.since")),
                        PlainTable.Column.text(Texts.text("operator.line.state")));
        List<OfferingRow> addOns = AddOnDialog.sold(offerings);
        for (CustomerDetail.Line line : customer.lines()) {
            String sim = line.iccid() == null ? "" : line.iccid();
            String imsi = line.imsi() == null ? "" : line.imsi();
            table.row(
                    new TextLink(
                            Paths.line(line.serviceId()),
                            PhoneFormat.phone(line.msisdn(), country)),
                    plan(customer, line, addOns),
                    new TwoLines(sim, imsi),
                    Words.number(TimeFormat.date(line.startOn())),
                    lineBadge(line.status()));
        }
        return card.action(
                        new TextLink(
                                Paths.sharing(customer.id()),
                                Texts.text("operator.customer.sharing")))
                .edge(table);
    }

    /** What the line is on, what it has besides, and the way to more of it. */
    private Div plan(CustomerDetail customer, CustomerDetail.Line line, List<OfferingRow> addOns) {
        Div plan = new Div(new TwoLines(line.offering(), String.join(", ", line.addOns())));
        if (!addOns.isEmpty() && !line.status().equals("ENDED")) {
            String number = PhoneFormat.phone(line.msisdn(), tenants.current().country());
            Button more =
                    new Button(
                            Texts.text("operator.addOn"),
                            click ->
                                    AddOnDialog.ask(
                                            line,
                                            number,
                                            addOns,
                                            clock.today(),
                                            orders,
                                            () -> show(customers.get(customer.id()))));
            more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            more.setAriaLabel(Texts.text("operator.addOn.title", number));
            plan.add(more);
        }
        return plan;
    }

    private static StatusBadge lineBadge(String status) {
        Tone tone =
                switch (status) {
                    case "ACTIVE" -> Tone.OK;
                    case "SUSPENDED" -> Tone.WARN;
                    default -> Tone.QUIET;
                };
        return new StatusBadge(
                tone, Texts.text("operator.line.state." + status.toLowerCase(Locale.ROOT)));
    }

    private SectionCard bills(CustomerDetail customer) {
        SectionCard card = new SectionCard(Texts.text("operator.bills"));
        List<BillSummary> all = bills.list(BillFilter.ofCustomer(customer.id()), 0, BILLS_SHOWN);
        if (all.isEmpty()) {
            return card.edge(
                    new EmptyState(
                            Texts.text("operator.customer.bills.none"),
                            Texts.text("operator.customer.bills.none.text")));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.label")),
                        PlainTable.Column.text(Texts.text("operator.bill.period")),
                        PlainTable.Column.text(Texts.text("operator.bill.due")),
                        PlainTable.Column.number(Texts.text("operator.bill.total")),
                        PlainTable.Column.text(Texts.text("operator.bill.state")));
        for (BillSummary bill : all) {
            table.row(
                    new TextLink(Paths.bill(bill.id()), bill.label()),
                    Words.plain(LateUsageNote.after(TimeFormat.period(bill.period()), bill)),
                    Words.number(TimeFormat.date(bill.dueOn())),
                    Words.number(MoneyFormat.money(bill.total())),
                    BillsView.badge(bill));
        }
        return card.edge(table);
    }

    private Div beside(CustomerDetail customer) {
        PartyData party = customer.party();
        KeyValues contact =
                new KeyValues()
                        .row(Texts.text("operator.party.email"), party.email())
                        .row(
                                Texts.text("operator.party.phone"),
                                party.phone() == null ? Texts.text("operator.none") : party.phone())
                        .row(
                                Texts.text("operator.party.address"),
                                new Div(party.street()),
                                new Div(party.postcode() + " " + party.city()),
                                new Div(
                                        Locale.of("", party.country())
                                                .getDisplayCountry(Texts.locale())))
                        .row(
                                Texts.text("operator.party.language"),
                                Locale.forLanguageTag(party.language())
                                        .getDisplayLanguage(Texts.locale()));
        Button change =
                new Button(Texts.text("operator.customer.change"), click -> change(customer));
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        SectionCard contactCard =
                new SectionCard(Texts.text("operator.customer.contact"))
                        .action(change)
                        .body(contact);
        return stack(
                contactCard,
                new AccountsCard(
                        customer, cycles, accountBills, () -> show(customers.get(customer.id()))),
                new TaxExemptionCard(exemptions, customer.id(), clock.today()));
    }

    private void change(CustomerDetail customer) {
        FieldProblems problems = new FieldProblems();
        ProblemNote problem = new ProblemNote();
        PartyForm form =
                new PartyForm(
                        problems,
                        customer.party().country(),
                        Locale.forLanguageTag(customer.party().language()));
        form.read(customer.party());
        Dialog dialog = new Dialog(Texts.text("operator.customer.change.title"));
        dialog.setWidth("720px");
        dialog.add(problem, form);
        Button save =
                new Button(
                        Texts.text("operator.customer.save"),
                        click ->
                                problem.attempt(
                                        problems,
                                        () -> {
                                            CustomerDetail saved =
                                                    customers.update(
                                                            customer.id(),
                                                            form.data(),
                                                            customer.version());
                                            dialog.close();
                                            show(saved);
                                            Toast.done(Texts.text("operator.customer.saved"));
                                        }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
