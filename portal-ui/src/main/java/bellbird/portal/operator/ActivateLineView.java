package bellbird.portal.operator;

import bellbird.account.CycleChanges;
import bellbird.charge.BillEstimates;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.order.ActivateLine;
import bellbird.order.ActivatedLine;
import bellbird.order.Orders;
import bellbird.portal.component.Days;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.plan.SheetWriter;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Gives a customer a line: which plan, which number, which SIM, from when. */
@Route(value = Paths.CUSTOMERS + "/:id/activate", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class ActivateLineView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Customers customers;
    private final transient Offerings offerings;
    private final transient Orders orders;
    private final transient CycleChanges cycles;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();

    private final Select<CustomerDetail.Account> account = new Select<>();
    private final Select<OfferingRow> plan = new Select<>();
    private final TextField msisdn = new TextField(Texts.text("operator.line.number"));
    private final TextField iccid = new TextField(Texts.text("operator.line.iccid"));
    private final TextField imsi = new TextField(Texts.text("operator.line.imsi"));
    private final DatePicker startOn = Days.field(Texts.text("operator.line.startOn"));
    private final PromotionCodeField promotion;
    private final SectionCard sheet = new SectionCard(Texts.text("operator.plan.asCustomersSee"));
    private final TariffSheet tariff = new TariffSheet();
    private final FirstBill firstBill;

    @Inject
    public ActivateLineView(
            Customers customers,
            Offerings offerings,
            Orders orders,
            BillEstimates estimates,
            CycleChanges cycles,
            TenantProfiles tenants,
            BusinessClock clock) {
        this.customers = customers;
        this.offerings = offerings;
        this.orders = orders;
        this.cycles = cycles;
        this.tenants = tenants;
        this.clock = clock;
        this.firstBill = new FirstBill(estimates);
        this.promotion = new PromotionCodeField(orders, plan::getValue, startOn::getValue);
        titled(Texts.text("operator.line.activate"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CustomerDetail customer = customers.get(PathIds.require(event, "id"));
        removeAll();
        add(
                new PageHeader(Texts.text("operator.line.activate"))
                        .under(customer.party().name(), Paths.customer(customer.id())));
        List<OfferingRow> sold =
                offerings.list().stream()
                        .filter(row -> row.status().equals("PUBLISHED"))
                        .filter(row -> row.kind() != OfferingKind.ADD_ON)
                        .sorted(Comparator.comparing(OfferingRow::recurringPrice))
                        .toList();
        if (sold.isEmpty()) {
            add(
                    new EmptyState(
                            Texts.text("operator.line.noPlan"),
                            Texts.text("operator.line.noPlan.text"),
                            new TextLink(Paths.PLANS, Texts.text("operator.plans"))));
            return;
        }
        fields(customer, sold);
        add(problem, two(form(customer), stack(sheet, firstBill)));
    }

    private void fields(CustomerDetail customer, List<OfferingRow> sold) {
        account.setLabel(Texts.text("operator.line.account"));
        account.setItems(customer.accounts());
        account.setItemLabelGenerator(CustomerDetail.Account::number);
        account.setValue(customer.accounts().getFirst());
        account.setHelperText(Texts.text("operator.line.account.help"));
        plan.setLabel(Texts.text("operator.line.plan"));
        plan.setItems(sold);
        plan.setItemLabelGenerator(
                row ->
                        Texts.text(
                                "operator.line.plan.price",
                                row.name(),
                                PeriodText.price(
                                        row.recurringPrice(), row.currency(), row.every())));
        plan.setValue(sold.getFirst());
        msisdn.setHelperText(Texts.text("operator.line.number.help"));
        iccid.setHelperText(Texts.text("operator.line.iccid.help"));
        imsi.setHelperText(Texts.text("operator.line.imsi.help"));
        startOn.setValue(clock.today());
        startOn.setHelperText(Texts.text("operator.line.startOn.help"));
        problems.named("accountId", account);
        problems.named("offering", plan);
        problems.named("msisdn", msisdn);
        problems.named("iccid", iccid);
        problems.named("imsi", imsi);
        problems.named("startOn", startOn);
        problems.named("promotionCode", promotion);
        Stream.<HasValue<?, ?>>of(account, plan, startOn, promotion)
                .forEach(field -> field.addValueChangeListener(change -> showSheet()));
        Stream.<HasStyle>of(account, plan, msisdn, startOn, iccid, imsi, promotion)
                .forEach(field -> field.addClassName("wide"));
        sheet.body(tariff);
        showSheet();
    }

    private SectionCard form(CustomerDetail customer) {
        Div fields = new Div(plan, account, msisdn, startOn, iccid, imsi, promotion);
        fields.addClassName("op-form");
        Button activate =
                new Button(Texts.text("operator.line.activate"), click -> activate(customer));
        activate.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(activate);
        actions.addClassName("op-actions");
        return new SectionCard(Texts.text("operator.line.what")).body(stack(fields, actions));
    }

    private void showSheet() {
        OfferingRow row = plan.getValue();
        if (row == null) {
            return;
        }
        LocalDate day = startOn.getValue() == null ? clock.today() : startOn.getValue();
        promotion.check();
        firstBill.show(
                row.code(), day, cycles.cycle(account.getValue().id()), promotion.promised());
        OfferingDetail offering = offerings.get(row.id());
        offering.versions().stream()
                .filter(version -> version.status().equals("PUBLISHED"))
                .filter(version -> !version.validFrom().isAfter(day))
                .max(Comparator.comparing(OfferingDetail.Version::validFrom))
                .ifPresent(
                        version ->
                                tariff.show(
                                        SheetWriter.of(
                                                offering.name(),
                                                version.validFrom(),
                                                version.currency(),
                                                version.taxIncluded(),
                                                offerings.terms(version.id()))));
    }

    private void activate(CustomerDetail customer) {
        if (startOn.getValue() == null) {
            startOn.setErrorMessage(Texts.text("operator.line.startOn.missing"));
            startOn.setInvalid(true);
            startOn.focus();
            return;
        }
        problem.attempt(
                problems,
                () -> {
                    UUID payer = account.getValue().id();
                    ActivatedLine line =
                            orders.activate(
                                    new ActivateLine(
                                            payer,
                                            plan.getValue().id(),
                                            msisdn.getValue().strip(),
                                            imsi.getValue().strip(),
                                            iccid.getValue().strip(),
                                            startOn.getValue(),
                                            promotion.code()));
                    Toast.done(
                            Texts.text(
                                    "operator.line.activated",
                                    PhoneFormat.phone(line.msisdn(), tenants.current().country())));
                    getUI().orElseThrow().navigate(Paths.customer(customer.id()));
                });
    }
}
