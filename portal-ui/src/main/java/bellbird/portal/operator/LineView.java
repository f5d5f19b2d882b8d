package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Offerings;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.product.AddOns;
import bellbird.product.LineChange.Kind;
import bellbird.product.ProductChanges;
import bellbird.product.ProductEvent;
import bellbird.product.ProductHistory;
import bellbird.product.ProductHistory.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What has this line had since when and why, and what shall it have from a day on? */
@Route(value = Paths.LINES + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class LineView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient ProductChanges changes;
    private final transient Offerings offerings;
    private final transient AddOns addOns;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;

    @Inject
    public LineView(
            ProductChanges changes,
            Offerings offerings,
            AddOns addOns,
            TenantProfiles tenants,
            BusinessClock clock) {
        this.changes = changes;
        this.offerings = offerings;
        this.addOns = addOns;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(changes.history(PathIds.require(event, "id")));
    }

    private void show(ProductHistory line) {
        removeAll();
        String number = PhoneFormat.phone(line.msisdn(), tenants.current().country());
        titled(number);
        PageHeader header =
                new PageHeader(number)
                        .under(line.customer(), Paths.customer(line.customerId()))
                        .state(badge(line.stateOn(clock.today())));
        actions(line).forEach(header::action);
        add(
                header,
                two(
                        stack(
                                new AddOnsCard(addOns, line.productId(), clock.today()),
                                history(line)),
                        facts(line)));
    }

    static StatusBadge badge(State state) {
        Tone tone =
                switch (state) {
                    case ACTIVE -> Tone.OK;
                    case SUSPENDED -> Tone.WARN;
                    case PLANNED -> Tone.ACTION;
                    case ENDED -> Tone.QUIET;
                };
        return new StatusBadge(tone, Texts.text("operator.line.state", state));
    }

    private List<Button> actions(ProductHistory line) {
        List<Button> actions = new ArrayList<>();
        if (line.stateOn(clock.today()) == State.ENDED) {
            return actions;
        }
        actions.add(action(line.restsLast() ? Kind.RESUME : Kind.SUSPEND, line));
        actions.add(action(Kind.END, line));
        actions.add(action(Kind.PLAN, line));
        return actions;
    }

    private Button action(Kind kind, ProductHistory line) {
        return new Button(
                Texts.text("operator.lineChange", kind),
                click ->
                        new LineChangeDialog(kind, line, clock.today(), offerings)
                                .ask(
                                        changes,
                                        changed -> {
                                            show(changed);
                                            Toast.done(Texts.text("operator.lineChange.done"));
                                        }));
    }

    private SectionCard history(ProductHistory line) {
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.lineHistory.from")),
                                PlainTable.Column.text(Texts.text("operator.lineHistory.what")),
                                PlainTable.Column.text(Texts.text("operator.lineHistory.why")),
                                PlainTable.Column.text(Texts.text("operator.lineHistory.who")))
                        .stacking();
        List<ProductEvent> newestFirst = new ArrayList<>(line.events());
        Collections.reverse(newestFirst);
        for (ProductEvent event : newestFirst) {
            table.row(
                    on(event),
                    new TwoLines(
                            Texts.text("operator.lineHistory.kind", event.kind()), offering(event)),
                    Words.plain(event.reason()),
                    new TwoLines(event.by(), TimeFormat.dateTime(event.at(), clock.zone())));
        }
        return new SectionCard(Texts.text("operator.lineHistory")).edge(table);
    }

    /** What has not come yet is set apart. */
    private Component on(ProductEvent event) {
        String day = TimeFormat.date(event.on());
        return event.on().isAfter(clock.today())
                ? new TwoLines(day, Texts.text("operator.lineHistory.planned"))
                : Words.number(day);
    }

    private static String offering(ProductEvent event) {
        String name = event.offering();
        Integer version = event.version();
        return name == null || version == null
                ? ""
                : Texts.text("operator.lineHistory.version", name, version);
    }

    private SectionCard facts(ProductHistory line) {
        LocalDate end = line.endOn();
        return new SectionCard(Texts.text("operator.line.what"))
                .body(
                        new KeyValues()
                                .row(
                                        Texts.text("operator.line.plan"),
                                        line.offeringOn(clock.today())
                                                .orElse(Texts.text("operator.none")))
                                .row(
                                        Texts.text("operator.line.since"),
                                        TimeFormat.date(line.startOn()))
                                .row(
                                        Texts.text("operator.lineHistory.lastDay"),
                                        end == null
                                                ? Texts.text("operator.lineHistory.open")
                                                : TimeFormat.date(end.minusDays(1))));
    }
}
