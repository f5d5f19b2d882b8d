package bellbird.portal.operator;

import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Who are our customers? */
@Route(value = Paths.CUSTOMERS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class CustomersView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<CustomerRow> list;

    @Inject
    public CustomersView(Customers customers, BusinessClock clock) {
        titled(Texts.text("operator.customers"));
        list =
                new DataList<>(new Source(customers), Texts.text("operator.customers.search"))
                        .part(
                                Texts.text("operator.customers.name"),
                                row -> new TwoLines(row.name(), row.email()))
                        .text(Texts.text("operator.customers.number"), CustomerRow::number)
                        .text(Texts.text("operator.customers.city"), CustomerRow::city)
                        .number(
                                Texts.text("operator.customers.lines"),
                                row -> CountFormat.count(row.lines()))
                        .text(
                                Texts.text("operator.customers.since"),
                                row ->
                                        TimeFormat.date(
                                                LocalDate.ofInstant(row.createdAt(), clock.zone())))
                        .part(Texts.text("operator.customers.state"), row -> badge(row.status()))
                        .phone(row -> new TwoLines(row.name(), row.number() + " · " + row.city()))
                        .opens(row -> Paths.customer(row.id()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.customers.none"),
                                        Texts.text("operator.customers.none.text"),
                                        newCustomer()));
        add(new PageHeader(Texts.text("operator.customers")).primary(newCustomer()), list);
    }

    static StatusBadge badge(String status) {
        return status.equals("ACTIVE")
                ? new StatusBadge(Tone.OK, Texts.text("operator.customer.active"))
                : new StatusBadge(Tone.QUIET, Texts.text("operator.customer.closed"));
    }

    private static Button newCustomer() {
        return new Button(
                Texts.text("operator.customers.new"),
                click -> click.getSource().getUI().orElseThrow().navigate(Paths.NEW_CUSTOMER));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(Customers customers) implements DataList.Source<CustomerRow> {
        @Override
        public List<CustomerRow> rows(DataList.Query query) {
            return customers.list(query.search(), query.offset(), query.limit());
        }

        @Override
        public int count(DataList.Query query) {
            return Math.toIntExact(customers.count(query.search()));
        }
    }
}
