package bellbird.portal.operator;

import bellbird.bill.BillFilter;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRuns;
import bellbird.bill.BillState;
import bellbird.bill.Bills;
import bellbird.customer.Customers;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.payment.Payments;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FilesWaiting;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFiles;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** What waits for somebody today? For a new operator: the first ten minutes, step by step. */
@Route(value = Paths.TODAY, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER})
public class TodayView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int RECENT = 50;

    private final transient Customers customers;
    private final transient Offerings offerings;
    private final transient UsageFiles files;
    private final transient UsageFeeds feeds;
    private final transient BillRuns runs;
    private final transient Bills bills;
    private final transient Payments payments;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final transient Caller caller;

    @Inject
    public TodayView(
            Customers customers,
            Offerings offerings,
            UsageFiles files,
            UsageFeeds feeds,
            BillRuns runs,
            Bills bills,
            Payments payments,
            TenantProfiles tenants,
            BusinessClock clock,
            Caller caller) {
        this.customers = customers;
        this.offerings = offerings;
        this.files = files;
        this.feeds = feeds;
        this.runs = runs;
        this.bills = bills;
        this.payments = payments;
        this.tenants = tenants;
        this.clock = clock;
        this.caller = caller;
        titled(Texts.text("operator.today"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        TenantProfile tenant = tenants.current();
        add(
                new PageHeader(Texts.text("operator.today"))
                        .lead(
                                Texts.text(
                                        "operator.today.lead",
                                        TimeFormat.weekday(clock.today()),
                                        tenant.name())));
        if (!caller.isInRole(Roles.OWNER) && !caller.isInRole(Roles.BILLING_CLERK)) {
            add(plans());
            return;
        }
        Day day = look();
        Facts facts = figures(day);
        SectionCard first = firstMinutes(tenant, day);
        if (day.begun()) {
            add(facts, two(waiting(day), first));
        } else {
            add(first, facts);
        }
    }

    /** What the page needs to know, asked once. */
    private record Day(
            long customers,
            long plans,
            boolean ownPlan,
            FilesWaiting waiting,
            long fileCount,
            List<BillRunSummary> runs,
            long open,
            long overdue,
            long disputed,
            long billCount,
            int payments,
            List<FeedAlarm> alarms) {

        boolean begun() {
            return payments > 0 || billCount > 0 || !alarms.isEmpty();
        }

        long stuckFiles() {
            return waiting.held() + waiting.refused();
        }
    }

    private Day look() {
        List<OfferingRow> plans = offerings.list();
        return new Day(
                customers.count(""),
                plans.size(),
                plans.size() > 3 || plans.stream().anyMatch(plan -> plan.versions() > 1),
                files.waiting(),
                files.count(),
                runs.list(0, RECENT),
                bills.count(BillFilter.search("", BillState.OPEN)),
                bills.count(BillFilter.search("", BillState.OVERDUE)),
                bills.count(BillFilter.search("", BillState.DISPUTED)),
                bills.count(BillFilter.all()),
                payments.count(""),
                feeds.alarms());
    }

    private static Facts figures(Day day) {
        Facts facts =
                new Facts()
                        .large()
                        .fact(
                                Texts.text("operator.customers"),
                                CountFormat.count(day.customers()),
                                "",
                                Paths.CUSTOMERS)
                        .fact(
                                Texts.text("operator.today.openBills"),
                                CountFormat.count(day.open()),
                                Texts.text(
                                        "operator.today.overdue", CountFormat.count(day.overdue())),
                                Paths.BILLS + "?show=open")
                        .fact(
                                Texts.text("operator.usageFiles"),
                                CountFormat.count(day.fileCount()),
                                Texts.text("operator.today.suspended", day.waiting().records()),
                                day.waiting().records() > 0 ? Paths.SUSPENSE : Paths.USAGE_FILES);
        day.runs().stream()
                .findFirst()
                .ifPresent(
                        run ->
                                facts.fact(
                                        Texts.text("operator.today.lastRun"),
                                        MoneyFormat.money(run.total()),
                                        BillRunsView.name(run),
                                        Paths.billRun(run.id())));
        return facts;
    }

    private static SectionCard waiting(Day day) {
        UnorderedList list = new UnorderedList();
        list.addClassName("todo");
        day.alarms().forEach(alarm -> list.add(alarm(alarm)));
        if (day.stuckFiles() > 0) {
            list.add(
                    wait(
                            day.stuckFiles(),
                            "operator.today.wait.files",
                            Paths.USAGE_FILES,
                            Tone.BAD));
        }
        if (day.waiting().records() > 0) {
            list.add(
                    wait(
                            day.waiting().records(),
                            "operator.today.wait.records",
                            Paths.SUSPENSE,
                            Tone.WARN));
        }
        day.runs().stream()
                .filter(run -> run.drafts() > 0 && !run.isMoving())
                .forEach(
                        run ->
                                list.add(
                                        wait(
                                                run.drafts(),
                                                "operator.today.wait.drafts",
                                                Paths.billRun(run.id()),
                                                Tone.WARN)));
        day.runs().stream()
                .filter(run -> run.parked() > 0)
                .forEach(
                        run ->
                                list.add(
                                        wait(
                                                run.parked(),
                                                "operator.today.wait.parked",
                                                Paths.billRun(run.id()),
                                                Tone.WARN)));
        if (day.disputed() > 0) {
            list.add(
                    wait(
                            day.disputed(),
                            "operator.today.wait.disputed",
                            Paths.BILLS + "?show=disputed",
                            Tone.WARN));
        }
        if (day.overdue() > 0) {
            list.add(
                    wait(
                            day.overdue(),
                            "operator.today.wait.overdue",
                            Paths.BILLS + "?show=overdue",
                            Tone.BAD));
        }
        SectionCard card = new SectionCard(Texts.text("operator.today.waiting"));
        return list.getComponentCount() == 0
                ? card.body(
                        new StatusBadge(Tone.OK, Texts.text("operator.today.nothing")),
                        Words.quiet(" " + Texts.text("operator.today.nothing.text")))
                : card.body(list);
    }

    private static ListItem alarm(FeedAlarm alarm) {
        ListItem item = new ListItem();
        Div words = new Div();
        words.getElement()
                .appendChild(
                        new Element("b").setText(alarm.feed()),
                        new Element("small").setText(AlarmNotes.text(alarm)));
        item.add(
                new StatusBadge(Tone.WARN, Texts.text("operator.today.wait.alarm")),
                words,
                new TextLink(Paths.usageFeed(alarm.feedId()), Texts.text("operator.today.look")));
        item.addClassName("counted");
        return item;
    }

    private static ListItem wait(long count, String key, String path, Tone tone) {
        ListItem item = new ListItem();
        Div words = new Div();
        words.getElement()
                .appendChild(
                        new Element("b").setText(Texts.text(key)),
                        new Element("small").setText(Texts.text(key + ".more")));
        item.add(
                new StatusBadge(tone, CountFormat.count(count)),
                words,
                new TextLink(path, Texts.text("operator.today.look")));
        item.addClassName("counted");
        return item;
    }

    private static SectionCard firstMinutes(TenantProfile tenant, Day day) {
        OrderedList list = new OrderedList();
        list.addClassName("todo");
        step(list, 1, "plan", day.ownPlan(), Paths.PLANS);
        step(list, 2, "line", day.customers() > 0, Paths.CUSTOMERS);
        step(list, 3, "usage", day.fileCount() > 0, Paths.USAGE_FILES);
        int number = 4;
        if (tenant.sandbox()) {
            step(list, number++, "clock", !day.runs().isEmpty(), Paths.CLOCK);
        }
        step(list, number, "pay", day.payments() > 0, Paths.CUSTOMERS);
        return new SectionCard(Texts.text("operator.first")).body(list);
    }

    private static void step(OrderedList list, int number, String name, boolean done, String path) {
        Element mark = new Element("i").setText(done ? "✓" : Integer.toString(number));
        Div words = new Div();
        words.getElement()
                .appendChild(
                        new Element("b").setText(Texts.text("operator.first." + name)),
                        new Element("small")
                                .setText(Texts.text("operator.first." + name + ".more")));
        ListItem item = new ListItem();
        item.getElement().appendChild(mark);
        item.add(words, new TextLink(path, Texts.text("operator.first." + name + ".go")));
        if (done) {
            item.addClassName("done");
        }
        list.add(item);
    }

    private SectionCard plans() {
        return new SectionCard(Texts.text("operator.plans"))
                .body(
                        new Facts()
                                .large()
                                .fact(
                                        Texts.text("operator.plans"),
                                        CountFormat.count(offerings.list().size()),
                                        "",
                                        Paths.PLANS));
    }
}
