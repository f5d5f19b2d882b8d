package bellbird.portal.demo;

import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunPolicy;
import bellbird.bill.BillTextSettings;
import bellbird.bill.BillTexts;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.identity.Credentials;
import bellbird.identity.Realms;
import bellbird.identity.SignInTable;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.offering.Promotions;
import bellbird.order.ActivateLine;
import bellbird.order.Orders;
import bellbird.portal.access.PlayedPerson;
import bellbird.provisioning.DemoLogins;
import bellbird.sandbox.SandboxClock;
import bellbird.tenancy.TenantSql;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The acts of the demo's months, each one transaction with the job's checkpoint in it. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class DemoSteps {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int CYCLE_DAY = 1;
    private static final int PAYMENT_TERM_DAYS = 14;
    private static final int MONTHS = 3;
    private static final int DAYS_AFTER_THE_BILLS = 8;
    private static final int AT_ONCE = 25;
    private static final int QUESTIONS_A_MONTH = 3;

    /** Says when it goes on, in the tenant's time; null for at once. */
    private interface Act {
        @Nullable Instant play() throws IOException;
    }

    private interface Task {
        void play() throws IOException;
    }

    private final List<DemoSubscriber> cast = DemoSubscriber.first(DemoSize.subscribers());

    @EJB private DemoVoices voices;
    @EJB private DemoSupport support;
    @Inject private Customers customers;
    @Inject private Offerings offerings;
    @Inject private Promotions promotions;
    @Inject private Orders orders;
    @Inject private UsageFiles files;
    @EJB private BillRunDecisions runs;
    @EJB private BillTextSettings texts;
    @Inject private SandboxClock sandbox;
    @Inject private BusinessClock clock;
    @Inject private TenantProfiles tenants;
    @Inject private Realms realms;
    @Inject private TenantSql sql;
    @Inject private Jobs jobs;
    @Inject private Clock system;

    /**
     * Plays one act and schedules the next: at once, or in the tenant's time when the clock has
     * come there and all that was due on the way is done. While somebody else moves the clock it
     * waits.
     */
    public void take(int step, int attempt, JobRun run) throws IOException {
        run.checkpoint("taken");
        if (sandbox.state().time().moving()) {
            jobs.scheduleAt(
                    DemoMonth.KIND,
                    DemoMonth.key(step, attempt + 1),
                    "{}",
                    system.instant().plus(PAUSE));
            return;
        }
        List<Act> acts = acts();
        Instant next = acts.get(step).play();
        if (step + 1 == acts.size()) {
            return;
        }
        String key = DemoMonth.key(step + 1, 0);
        if (next == null) {
            jobs.scheduleNow(DemoMonth.KIND, key, "{}");
        } else {
            jobs.scheduleBusiness(DemoMonth.KIND, key, "{}", next);
        }
    }

    /** The same list each time: an act is found by its place. */
    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        acts.add(atOnce(this::decide));
        for (int from = 0; from < cast.size(); from += AT_ONCE) {
            List<DemoSubscriber> part = cast.subList(from, Math.min(cast.size(), from + AT_ONCE));
            acts.add(atOnce(() -> part.forEach(this::register)));
        }
        acts.add(atOnce(this::giveSubscriberASignIn));
        acts.add(atOnce(() -> DemoPromotion.publish(promotions, offerings, clock.today())));
        for (int each = 0; each < MONTHS; each++) {
            int month = each;
            acts.add(() -> goOnTo(eveningBeforeTheCutOff()));
            acts.add(atOnce(() -> upload(month)));
            acts.add(() -> goOnTo(afterTheNextBillRun()));
            acts.add(() -> goOn(Duration.ofDays(DAYS_AFTER_THE_BILLS)));
            acts.add(atOnce(() -> letPay(month)));
            acts.add(atOnce(() -> answeredQuestions(month)));
        }
        acts.add(atOnce(() -> upload(MONTHS)));
        acts.add(atOnce(() -> openQuestions(0, 2)));
        acts.add(() -> goOn(Duration.ofHours(40)));
        acts.add(atOnce(() -> openQuestions(2, 4)));
        acts.add(() -> goOn(Duration.ofHours(7)));
        acts.add(atOnce(() -> openQuestions(4, 6)));
        acts.add(atOnce(this::wrenAsks));
        acts.add(() -> goOn(Duration.ofMinutes(40)));
        return acts;
    }

    private static Act atOnce(Task task) {
        return () -> {
            task.play();
            return null;
        };
    }

    private void decide() {
        runs.changePolicy(BillRunPolicy.AT_THE_CUT_OFF);
        texts.save(
                new BillTexts(
                        Map.of(
                                "en",
                                List.of(
                                        "If we cannot settle a complaint with you within ten working"
                                                + " days, you may turn to the regulator’s consumer line.",
                                        "Your contract has no minimum term: it ends a month after"
                                                + " you tell us. We bar premium and foreign numbers"
                                                + " free of charge."))));
    }

    private void register(DemoSubscriber subscriber) {
        List<OfferingRow> plans =
                offerings.list().stream()
                        .sorted(Comparator.comparing(OfferingRow::recurringPrice))
                        .toList();
        CustomerDetail customer =
                customers.register(
                        new NewCustomer(subscriber.party(), CYCLE_DAY, PAYMENT_TERM_DAYS));
        orders.activate(
                new ActivateLine(
                        customer.accounts().getFirst().id(),
                        plans.get(Math.min(subscriber.plan(), plans.size() - 1)).id(),
                        subscriber.msisdn(),
                        subscriber.imsi(),
                        subscriber.iccid(),
                        clock.today()));
    }

    private void giveSubscriberASignIn() {
        DemoLogins.Login login = DemoLogins.SUBSCRIBER;
        UUID customer = customers.list(login.email(), 0, 1).getFirst().id();
        String subject =
                realms.add(
                        tenants.current().shortName(),
                        new Realms.NewPerson(
                                login.email(),
                                login.name(),
                                login.role(),
                                true,
                                Optional.of(Credentials.password(DemoLogins.PASSWORD))));
        sql.run(
                connection ->
                        SignInTable.link(
                                connection,
                                subject,
                                login.email(),
                                login.name(),
                                login.role(),
                                customer,
                                clock.now()));
    }

    private Instant eveningBeforeTheCutOff() {
        LocalDate last = clock.today().withDayOfMonth(1).plusMonths(1).minusDays(1);
        Instant evening = ZonedDateTime.of(last, LocalTime.of(23, 30), clock.zone()).toInstant();
        return evening.isAfter(clock.now()) ? evening : clock.now();
    }

    /** A moment later than the run itself, so that what comes after it is due after it. */
    private Instant afterTheNextBillRun() {
        Instant next = Objects.requireNonNull(sandbox.state().nextBillRun(), "no bill run planned");
        return (next.isAfter(clock.now()) ? next : clock.now()).plusSeconds(1);
    }

    private Instant goOn(Duration time) {
        return goOnTo(clock.now().plus(time));
    }

    private Instant goOnTo(Instant target) {
        sandbox.advanceTo(target);
        return target;
    }

    /** The network's file of the time since the month began, or since the lines were activated. */
    private void upload(int month) throws IOException {
        Instant first = clock.today().withDayOfMonth(1).atStartOfDay(clock.zone()).toInstant();
        Instant activated = customers.list("", 0, 1).getFirst().createdAt();
        Instant from = first.isAfter(activated) ? first : activated;
        DemoUsage usage = new DemoUsage("month" + month, month + 1L);
        cast.forEach(subscriber -> usage.add(subscriber, from, clock.now()));
        usage.addOddities(cast.getFirst(), from);
        files.upload(
                null,
                "host-network-%04d.csv".formatted(month + 1),
                new ByteArrayInputStream(usage.file()));
    }

    /** Each pays on their own, side by side; the clock waits for them. */
    private void letPay(int month) {
        for (DemoSubscriber subscriber : cast) {
            if (subscriber.pays(month)) {
                jobs.scheduleNow(
                        DemoPayment.KIND, DemoPayment.key(month, subscriber.number()), "{}");
            }
        }
    }

    /** Pays the newest bill of a subscriber; holds no transaction while the partner is asked. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void pay(int subscriber) {
        voices.pay(played(cast.get(subscriber)));
    }

    private void answeredQuestions(int month) {
        for (int i = 0; i < QUESTIONS_A_MONTH; i++) {
            DemoQuestion question = question(month * QUESTIONS_A_MONTH + i);
            PlayedPerson who = played(asker(month * QUESTIONS_A_MONTH + i));
            UUID ticket = voices.ask(who, question);
            support.answer(ticket, question.answer());
            if (i > 0) {
                voices.reply(who, ticket, question.thanks());
                support.close(ticket);
            }
        }
    }

    private void openQuestions(int from, int to) {
        for (int i = from; i < to; i++) {
            voices.ask(played(asker(11 + i)), question(i));
        }
    }

    /** The subscriber with the sign-in, so that desk and self-care show one conversation. */
    private void wrenAsks() {
        DemoQuestion question = DemoQuestion.ALL.getFirst();
        PlayedPerson wren = played(cast.getFirst());
        UUID ticket = voices.ask(wren, question);
        voices.dispute(wren, "I did not make these calls. Please look at them.");
        support.answer(ticket, question.answer());
        voices.reply(
                wren,
                ticket,
                "That is my sister’s number, but I never talked for 20 minutes. Can you check how"
                        + " long the calls were?");
    }

    private DemoSubscriber asker(int number) {
        return cast.get(1 + number * 5 % (cast.size() - 1));
    }

    private static DemoQuestion question(int number) {
        return DemoQuestion.ALL.get(number % DemoQuestion.ALL.size());
    }

    private PlayedPerson played(DemoSubscriber subscriber) {
        UUID customer = customers.list(subscriber.email(), 0, 1).getFirst().id();
        return new PlayedPerson(
                "demo-subscriber-" + subscriber.number(), subscriber.name(), customer);
    }
}
