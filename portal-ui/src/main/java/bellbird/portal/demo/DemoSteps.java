package bellbird.portal.demo;

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
import bellbird.order.ActivateLine;
import bellbird.order.Orders;
import bellbird.portal.access.PlayedPerson;
import bellbird.provisioning.DemoLogins;
import bellbird.sandbox.SandboxClock;
import bellbird.tenancy.TenantSql;
import bellbird.usage.FileState;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

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

    private interface Act {
        void play() throws IOException;
    }

    private final List<DemoSubscriber> cast = DemoSubscriber.first(DemoSize.subscribers());

    @EJB private DemoVoices voices;
    @EJB private DemoSupport support;
    @Inject private Customers customers;
    @Inject private Offerings offerings;
    @Inject private Orders orders;
    @Inject private UsageFiles files;
    @Inject private SandboxClock sandbox;
    @Inject private BusinessClock clock;
    @Inject private TenantProfiles tenants;
    @Inject private Realms realms;
    @Inject private TenantSql sql;
    @Inject private Jobs jobs;
    @Inject private Clock system;

    /** Plays one act and schedules the next, or itself again while something is still moving. */
    public void take(int step, int attempt, JobRun run) throws IOException {
        run.checkpoint("taken");
        if (sandbox.state().time().moving() || isRating()) {
            jobs.scheduleAt(
                    DemoMonth.KIND,
                    DemoMonth.key(step, attempt + 1),
                    "{}",
                    system.instant().plus(PAUSE));
            return;
        }
        List<Act> acts = acts();
        acts.get(step).play();
        if (step + 1 < acts.size()) {
            jobs.scheduleNow(DemoMonth.KIND, DemoMonth.key(step + 1, 0), "{}");
        }
    }

    /** The same list each time: an act is found by its place. */
    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        inParts(acts, this::register);
        acts.add(this::giveSubscriberASignIn);
        for (int each = 0; each < MONTHS; each++) {
            int month = each;
            acts.add(() -> sandbox.advanceTo(eveningBeforeTheCutOff()));
            acts.add(() -> upload(month));
            acts.add(sandbox::toNextBillRun);
            acts.add(() -> goOn(Duration.ofDays(DAYS_AFTER_THE_BILLS)));
            inParts(acts, subscriber -> pay(subscriber, month));
            acts.add(() -> answeredQuestions(month));
        }
        acts.add(() -> upload(MONTHS));
        acts.add(() -> openQuestions(0, 2));
        acts.add(() -> goOn(Duration.ofHours(40)));
        acts.add(() -> openQuestions(2, 4));
        acts.add(() -> goOn(Duration.ofHours(7)));
        acts.add(() -> openQuestions(4, 6));
        acts.add(this::wrenAsks);
        acts.add(() -> goOn(Duration.ofMinutes(40)));
        return acts;
    }

    private void inParts(List<Act> acts, Consumer<DemoSubscriber> act) {
        for (int from = 0; from < cast.size(); from += AT_ONCE) {
            List<DemoSubscriber> part = cast.subList(from, Math.min(cast.size(), from + AT_ONCE));
            acts.add(() -> part.forEach(act));
        }
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

    private void goOn(Duration time) {
        sandbox.advanceTo(clock.now().plus(time));
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

    private void pay(DemoSubscriber subscriber, int month) {
        if (subscriber.pays(month)) {
            voices.pay(played(subscriber));
        }
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

    private boolean isRating() {
        return files.list(0, 2).stream().anyMatch(file -> file.state() != FileState.DONE);
    }
}
