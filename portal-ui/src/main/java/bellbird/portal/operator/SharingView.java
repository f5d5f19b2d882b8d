package bellbird.portal.operator;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.product.SharingGroups;
import bellbird.rating.SharedPool;
import bellbird.rating.SharedPools;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Which lines of a customer share what is included, and what has each used of it? */
@Route(value = Paths.CUSTOMERS + "/:id/sharing", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class SharingView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Customers customers;
    private final transient SharingGroups groups;
    private final transient SharedPools pools;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final ProblemNote problem = new ProblemNote();

    @Inject
    SharingView(
            Customers customers,
            SharingGroups groups,
            SharedPools pools,
            TenantProfiles tenants,
            BusinessClock clock) {
        this.customers = customers;
        this.groups = groups;
        this.pools = pools;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(PathIds.require(event, "id"));
    }

    private void show(UUID id) {
        CustomerDetail customer = customers.get(id);
        removeAll();
        String title = Texts.text("operator.sharing.title", customer.party().name());
        titled(title);
        PageHeader header =
                new PageHeader(title)
                        .under(customer.party().name(), Paths.customer(customer.id()))
                        .lead(Texts.text("operator.sharing.lead"));
        add(header, problem);
        List<SharedPool> shared = pools.of(id);
        if (!lines(customer).isEmpty()) {
            header.primary(newGroup(customer));
        }
        if (shared.isEmpty()) {
            add(new SectionCard().edge(nothing(customer)));
        }
        shared.forEach(pool -> add(card(customer, pool)));
    }

    private EmptyState nothing(CustomerDetail customer) {
        return lines(customer).isEmpty()
                ? new EmptyState(
                        Texts.text("operator.customer.lines.none"),
                        Texts.text("operator.sharing.noLines.text"))
                : new EmptyState(
                        Texts.text("operator.sharing.none"),
                        Texts.text("operator.sharing.none.text"),
                        newGroup(customer));
    }

    private Button newGroup(CustomerDetail customer) {
        return new Button(
                Texts.text("operator.sharing.new"),
                click ->
                        SharingDialog.make(
                                lines(customer),
                                country(),
                                (name, chosen) -> {
                                    join(chosen, name);
                                    show(customer.id());
                                    Toast.done(Texts.text("operator.sharing.made", name));
                                }));
    }

    /** Lines that can share: those that are not ended. */
    private static List<CustomerDetail.Line> lines(CustomerDetail customer) {
        return customer.lines().stream().filter(one -> !one.status().equals("ENDED")).toList();
    }

    private String country() {
        return tenants.current().country();
    }

    private void join(Iterable<CustomerDetail.Line> lines, String group) {
        lines.forEach(line -> groups.join(line.productId(), group, clock.today()));
    }

    private SectionCard card(CustomerDetail customer, SharedPool pool) {
        SectionCard card =
                new SectionCard(
                                pool.groupId() == null
                                        ? Texts.text(
                                                "operator.sharing.account", pool.accountNumber())
                                        : pool.name())
                        .beside(
                                Words.detail(
                                        Texts.text(
                                                "operator.sharing.lines",
                                                pool.members().size(),
                                                TimeFormat.period(pool.period()))));
        if (pool.groupId() != null) {
            card.action(add(customer, pool));
        }
        if (pool.allowances().isEmpty() && !pool.members().isEmpty()) {
            card.body(new Note(Tone.WARN, Texts.text("operator.sharing.nothing")));
        }
        return pool.members().isEmpty()
                ? card.body(Words.quiet(Texts.text("operator.sharing.empty")))
                : card.edge(
                        new SharingTable(
                                pool,
                                country(),
                                pool.groupId() == null
                                        ? member -> new Div()
                                        : member -> leave(customer, pool, member)));
    }

    private Button add(CustomerDetail customer, SharedPool pool) {
        List<UUID> members = pool.members().stream().map(SharedPool.Member::productId).toList();
        List<CustomerDetail.Line> others =
                lines(customer).stream()
                        .filter(line -> line.accountId().equals(pool.accountId()))
                        .filter(line -> !members.contains(line.productId()))
                        .toList();
        Button button =
                new Button(
                        Texts.text("operator.sharing.add"),
                        click ->
                                SharingDialog.add(
                                        pool.name(),
                                        others,
                                        country(),
                                        chosen -> {
                                            join(chosen, pool.name());
                                            show(customer.id());
                                            Toast.done(
                                                    Texts.text(
                                                            "operator.sharing.added",
                                                            pool.name(),
                                                            chosen.size()));
                                        }));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setVisible(!others.isEmpty());
        return button;
    }

    private Button leave(CustomerDetail customer, SharedPool pool, SharedPool.Member member) {
        String number = PhoneFormat.phone(member.msisdn(), country());
        Button button =
                new Button(
                        Texts.text("operator.sharing.leave"),
                        click ->
                                Confirmation.ask(
                                        Texts.text(
                                                "operator.sharing.leave.title",
                                                number,
                                                pool.name()),
                                        Texts.text("operator.sharing.leave.effect"),
                                        Texts.text("operator.sharing.leave"),
                                        () -> leave(customer, member)));
        button.setAriaLabel(Texts.text("operator.sharing.leave.one", number));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void leave(CustomerDetail customer, SharedPool.Member member) {
        if (problem.attempt(
                new FieldProblems(), () -> groups.leave(member.productId(), clock.today()))) {
            show(customer.id());
        }
    }
}
