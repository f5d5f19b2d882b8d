package bellbird.portal.operator;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** Registers a customer with a first billing account; lines come next. */
@Route(value = Paths.NEW_CUSTOMER, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class NewCustomerView extends OperatorPage {

    private static final long serialVersionUID = 1;
    private static final int USUAL_TERM = 14;
    private static final int LONGEST_TERM = 90;

    private final transient Customers customers;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final PartyForm party;
    private final CycleFields cycle;
    private final IntegerField term = new IntegerField(Texts.text("operator.customer.term"));

    @Inject
    public NewCustomerView(Customers customers, TenantProfiles tenants, BusinessClock clock) {
        this.customers = customers;
        titled(Texts.text("operator.customers.new"));
        TenantProfile tenant = tenants.current();
        party = new PartyForm(problems, tenant.country(), tenant.language());
        cycle = new CycleFields(problems, Texts.text("operator.cycle.asOpenedToday"));
        cycle.choose(CycleSpecification.monthly(1), clock.today());
        term.setValue(USUAL_TERM);
        term.setMin(0);
        term.setMax(LONGEST_TERM);
        term.setStepButtonsVisible(true);
        term.setHelperText(Texts.text("operator.customer.term.help"));
        term.addClassName("wide");
        problems.named("paymentTermDays", term);
        cycle.add(term);
        Button create = new Button(Texts.text("operator.customers.create"), click -> create());
        create.setDisableOnClick(true);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(click -> create.setEnabled(true));
        Div actions = new Div(create);
        actions.addClassName("op-actions");
        add(
                new PageHeader(Texts.text("operator.customers.new"))
                        .under(Texts.text("operator.customers"), Paths.CUSTOMERS),
                problem,
                new SectionCard(Texts.text("operator.customer.who")).body(party),
                new SectionCard(Texts.text("operator.customer.billing")).body(cycle),
                actions);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        party.focusName();
    }

    private void create() {
        problem.attempt(
                problems,
                () -> {
                    CustomerDetail made =
                            customers.register(
                                    new NewCustomer(party.data(), cycle.wish(), number(term)));
                    Toast.done(Texts.text("operator.customers.created", made.number()));
                    getUI().orElseThrow().navigate(Paths.customer(made.id()));
                });
    }

    /** What is no number is refused by the boundary, with its own words. */
    private static int number(IntegerField field) {
        return field.getValue() == null ? -1 : field.getValue();
    }
}
