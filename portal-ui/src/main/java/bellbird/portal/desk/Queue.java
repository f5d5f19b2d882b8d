package bellbird.portal.desk;

import bellbird.care.ticket.TicketFilter;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.TicketState;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for an answer, who waits longest first. Search and filter live in the URL. */
final class Queue extends Aside {

    private static final long serialVersionUID = 1;

    private static final int MOST = 100;

    static final String OPEN = "open";

    private static final String MINE = "mine";
    private static final String WAITING = "waiting";
    private static final String CLOSED = "closed";
    private static final List<String> FILTERS = List.of(OPEN, MINE, WAITING, CLOSED);

    private final transient Tickets tickets;
    private final transient BusinessClock clock;
    private final transient Consumer<QueryParameters> onChange;
    private final TextField search = new TextField();
    private final FilterChips chips = new FilterChips(this::filter);
    private final Div head = new Div();
    private final Div list = new Div();
    private String show = OPEN;

    /**
     * @param onChange navigates to what is searched and filtered now
     */
    Queue(Tickets tickets, BusinessClock clock, Consumer<QueryParameters> onChange) {
        this.tickets = tickets;
        this.clock = clock;
        this.onChange = onChange;
        addClassName("queue");
        head.addClassName("head");
        search.setPlaceholder(Texts.text("desk.search"));
        search.setAriaLabel(Texts.text("desk.search"));
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setWidthFull();
        search.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        this.onChange.accept(query());
                    }
                });
        FILTERS.forEach(name -> chips.chip(name, Texts.text("desk.filter." + name)));
        add(head, list);
    }

    /**
     * @param open the ticket that is shown beside; null if none
     */
    void show(QueryParameters query, @Nullable UUID open) {
        search.setValue(query.getSingleParameter("q").orElse(""));
        show = query.getSingleParameter("show").filter(FILTERS::contains).orElse(OPEN);
        chips.choose(show);
        int waiting = tickets.count(filter(OPEN, ""));
        head.removeAll();
        String name = Texts.text("common.nav.inbox");
        Component title = open == null ? new H1(name) : new H2(name);
        Div top = new Div(title, new StatusBadge(Tone.QUIET, CountFormat.count(waiting)));
        top.addClassName("row");
        head.add(top, search, chips);
        list.removeAll();
        List<TicketRow> rows = tickets.queue(filter(show, search.getValue()), 0, MOST);
        rows.forEach(row -> list.add(item(row, open)));
        if (rows.isEmpty()) {
            list.add(empty());
        }
    }

    QueryParameters query() {
        Map<String, String> parameters = new HashMap<>();
        if (!search.getValue().isBlank()) {
            parameters.put("q", search.getValue());
        }
        if (!show.equals(OPEN)) {
            parameters.put("show", show);
        }
        return QueryParameters.simple(parameters);
    }

    private void filter(String name) {
        show = name;
        onChange.accept(query());
    }

    private static TicketFilter filter(String show, String search) {
        return switch (show) {
            case MINE -> new TicketFilter(search, null, true, null);
            case WAITING -> new TicketFilter(search, TicketState.WAITING, false, null);
            case CLOSED -> new TicketFilter(search, TicketState.CLOSED, false, null);
            default -> new TicketFilter(search, TicketState.OPEN, false, null);
        };
    }

    private Anchor item(TicketRow row, @Nullable UUID open) {
        String query = query().getQueryString();
        Anchor item =
                new Anchor("desk/tickets/" + row.id() + (query.isEmpty() ? "" : "?" + query), "");
        item.addClassName("queue-item");
        if (row.id().equals(open)) {
            item.addClassName("on");
            item.getElement().setAttribute("aria-current", "true");
        }
        Div top =
                new Div(
                        Words.styled(row.subject(), "subject", "cut", "grow"),
                        Waiting.badge(row, clock.now()));
        top.addClassName("row");
        String agent = row.assigneeName();
        Div detail =
                new Div(
                        agent == null
                                ? Texts.text("desk.queue.detail", row.customerName(), row.number())
                                : Texts.text(
                                        "desk.queue.detailAgent",
                                        row.customerName(),
                                        row.number(),
                                        agent));
        detail.addClassNames("t2", "cut");
        item.add(top, detail);
        return item;
    }

    private EmptyState empty() {
        if (!search.getValue().isBlank()) {
            return new EmptyState(
                    Texts.text("common.list.nothing", 1),
                    Texts.text("common.list.nothing.text", 1));
        }
        return show.equals(OPEN)
                ? new EmptyState(Texts.text("desk.empty"), Texts.text("desk.empty.text"))
                : new EmptyState(
                        Texts.text("desk.empty.filter"), Texts.text("desk.empty.filter.text"));
    }
}
