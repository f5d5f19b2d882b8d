package bellbird.portal.desk;

import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.DeskLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Finds a customer by number, name, e-mail or telephone number. */
@Route(value = "desk/customers", layout = DeskLayout.class)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.OWNER})
public class CustomersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final DataList<CustomerRow> list;

    @Inject
    CustomersView(Customers customers) {
        addClassName("page");
        list =
                new DataList<>(new Rows(customers), Texts.text("desk.customers.search"))
                        .part(
                                Texts.text("desk.customers.name"),
                                row -> new TwoLines(row.name(), row.email()))
                        .text(Texts.text("desk.customers.number"), CustomerRow::number)
                        .text(Texts.text("desk.customers.city"), CustomerRow::city)
                        .number(Texts.text("desk.lines"), row -> CountFormat.count(row.lines()))
                        .phone(
                                row ->
                                        new TwoLines(
                                                row.name(),
                                                Texts.text(
                                                        "desk.person.detail",
                                                        row.city(),
                                                        row.number())))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("desk.customers.none"),
                                        Texts.text("desk.customers.none.text")))
                        .opens(row -> "desk/customers/" + row.id());
        add(new PageHeader(Texts.text("common.nav.customers")), list);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("common.nav.customers");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Rows(Customers customers) implements DataList.Source<CustomerRow> {
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
