package bellbird.portal.care;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.Meter;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What have I got? Each line with its plan, its SIM, and what is left on it. */
@Route(value = "care/plan", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class PlanView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Customers customers;
    private final transient Meters meters;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;

    @Inject
    PlanView(Customers customers, Meters meters, TenantProfiles tenants, BusinessClock clock) {
        this.customers = customers;
        this.meters = meters;
        this.tenants = tenants;
        this.clock = clock;
        addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("common.nav.plan");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(Texts.text("common.nav.plan")));
        List<CustomerDetail.Line> lines = customers.mine().lines();
        if (lines.isEmpty()) {
            add(
                    new EmptyState(
                            Texts.text("care.noLine"),
                            Texts.text("care.noLine.text"),
                            new TextLink("care/help/ask", Texts.text("care.ask"))));
            return;
        }
        Map<UUID, LineMeters> left =
                meters.mine().stream()
                        .collect(
                                Collectors.toMap(
                                        LineMeters::serviceId, Function.identity(), (a, b) -> a));
        lines.forEach(line -> add(card(line, left.get(line.serviceId()))));
        add(ask());
    }

    private SectionCard card(CustomerDetail.Line line, @Nullable LineMeters left) {
        SectionCard card = new SectionCard();
        H2 number = new H2(PhoneFormat.phone(line.msisdn(), tenants.current().country()));
        number.addClassName("num");
        Div head = new Div(number, badge(line.status()));
        head.addClassNames("row", "apart");
        Div plan = new Div(Words.quiet(left == null ? line.offering() : left.offering()));
        plan.addClassNames("row", "apart", "base");
        card.add(head, plan);
        if (left != null) {
            plan.add(
                    Words.styled(
                            PeriodText.price(left.monthly(), left.currency(), left.every()),
                            "strong",
                            "num"));
            left.addOns().forEach(one -> card.add(PlanCard.addOn(one, left)));
            card.add(meters(left));
        }
        KeyValues facts = new KeyValues();
        facts.addClassName("roomy");
        if (left != null) {
            facts.row(
                    Texts.text("care.plan.beyond", TimeFormat.day(left.billed().from())),
                    new MoneyText(Money.settle(left.beyond(), left.currency())));
        }
        facts.row(Texts.text("care.line.since"), TimeFormat.date(line.startOn()));
        String sim = line.iccid();
        if (sim != null) {
            facts.row(Texts.text("care.line.sim"), sim);
        }
        card.add(facts);
        return card;
    }

    /** What is left of each kind, how fresh that is, and until when it must last. */
    private Div meters(LineMeters left) {
        Div meters = new Div();
        meters.addClassName("meters");
        for (LineMeters.Meter meter : left.meters()) {
            boolean included = meter.granted() > 0;
            Div words =
                    new Div(
                            Words.quiet(Quantities.name(meter.service())),
                            Words.styled(
                                    included
                                            ? Quantities.number(meter.service(), meter.remaining())
                                                    + " "
                                                    + Quantities.leftOf(
                                                            meter.service(), meter.granted())
                                            : Texts.text(
                                                    "care.line.payAsYouGo",
                                                    Quantities.text(
                                                            meter.service(), meter.charged())),
                                    "num"));
            words.addClassNames("row", "apart", "base");
            meters.add(words);
            if (included) {
                meters.add(
                        new Meter(
                                meter.used(),
                                meter.granted(),
                                Texts.text(
                                        "care.meter.used",
                                        Quantities.text(meter.service(), meter.used()))));
            }
        }
        Instant counted = left.countedUpTo();
        String period = TimeFormat.period(left.period());
        meters.add(
                Words.detail(
                        counted == null
                                ? Texts.text("care.plan.for", period)
                                : Texts.text(
                                        "care.plan.for.counted",
                                        period,
                                        TimeFormat.seenFrom(
                                                counted, clock.today(), clock.zone()))));
        return meters;
    }

    private static StatusBadge badge(String status) {
        Tone tone =
                switch (status) {
                    case "ACTIVE" -> Tone.OK;
                    case "SUSPENDED" -> Tone.WARN;
                    default -> Tone.QUIET;
                };
        return new StatusBadge(
                tone, Texts.text("care.line.status." + status.toLowerCase(Locale.ROOT)));
    }

    private static Div ask() {
        Div ask =
                new Div(
                        Words.plain(Texts.text("care.plan.change") + " "),
                        new TextLink("care/help/ask", Texts.text("care.ask")));
        ask.addClassName("t2");
        return ask;
    }
}
