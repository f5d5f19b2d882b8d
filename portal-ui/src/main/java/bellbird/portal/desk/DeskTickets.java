package bellbird.portal.desk;

import bellbird.bill.BillDetail;
import bellbird.bill.Bills;
import bellbird.bill.LineUsages;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.Tickets;
import bellbird.customer.CustomerDetail;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.TextLink;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Three columns: the queue, the conversation, the customer. */
@Dependent
class DeskTickets {

    private final Tickets tickets;
    private final Bills bills;
    private final LineUsages usages;
    private final BusinessClock clock;
    private final TenantProfiles tenants;
    private final CustomerAside customers;

    @Inject
    DeskTickets(
            Tickets tickets,
            Bills bills,
            LineUsages usages,
            BusinessClock clock,
            TenantProfiles tenants,
            CustomerAside customers) {
        this.tickets = tickets;
        this.bills = bills;
        this.usages = usages;
        this.clock = clock;
        this.tenants = tenants;
        this.customers = customers;
    }

    Queue queue(Div page, String path) {
        return new Queue(
                tickets, clock, query -> page.getUI().ifPresent(ui -> ui.navigate(path, query)));
    }

    TicketDetail get(UUID id) {
        return tickets.get(id);
    }

    /** Shows a ticket in the page; after an action the same page shows what has become of it. */
    void show(Div page, Queue queue, QueryParameters query, TicketDetail ticket) {
        page.removeAll();
        queue.show(query, ticket.id());
        CustomerDetail customer = customers.customer(ticket.customerId());
        Optional<BillDetail> proof = Optional.ofNullable(ticket.billId()).map(bills::get);
        Conversation conversation =
                new Conversation(
                        tickets,
                        clock,
                        ticket,
                        proof,
                        usages,
                        customer.party().name(),
                        changed -> show(page, queue, query, changed));
        Aside beside = new Aside();
        beside.addClassName("beside");
        beside.add(
                customers.person(customer),
                new TextLink("desk/customers/" + customer.id(), Texts.text("desk.whole")),
                customers.due(customer.id()),
                customers.lines(customer, tenants.current().country()),
                customers.bills(customer.id()),
                customers.timeline(customer));
        page.add(queue, conversation, beside);
    }
}
