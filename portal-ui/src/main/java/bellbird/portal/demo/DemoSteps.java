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
import bellbird.provisioning.DemoLogins;
import bellbird.sandbox.SandboxClock;
import bellbird.tenancy.TenantSql;
import bellbird.usage.FileState;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of the demo month, each one transaction with the job's checkpoint in it. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class DemoSteps {

    private static final int LAST = 6;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int CYCLE_DAY = 1;
    private static final int PAYMENT_TERM_DAYS = 14;
    private static final int DAYS_AFTER_THE_BILLS = 8;

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

    /** Takes one step and schedules the next, or itself again while something is still moving. */
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
        switch (step) {
            case 0 -> registerSubscribers();
            case 1 -> giveSubscriberASignIn();
            case 2 -> sandbox.advanceTo(eveningBeforeTheCutOff());
            case 3 -> uploadFirstMonth();
            case 4 -> sandbox.toNextBillRun();
            case 5 -> goOnForAWeek();
            case 6 -> uploadSecondMonth();
            default -> throw new IllegalArgumentException("no step " + step);
        }
        if (step < LAST) {
            jobs.scheduleNow(DemoMonth.KIND, DemoMonth.key(step + 1, 0), "{}");
        }
    }

    private void registerSubscribers() {
        List<OfferingRow> plans =
                offerings.list().stream()
                        .sorted(Comparator.comparing(OfferingRow::recurringPrice))
                        .toList();
        LocalDate today = clock.today();
        for (int i = 0; i < DemoSubscriber.ALL.size(); i++) {
            DemoSubscriber subscriber = DemoSubscriber.ALL.get(i);
            CustomerDetail customer =
                    customers.register(
                            new NewCustomer(subscriber.party(), CYCLE_DAY, PAYMENT_TERM_DAYS));
            orders.activate(
                    new ActivateLine(
                            customer.accounts().getFirst().id(),
                            plans.get(Math.min(subscriber.plan(), plans.size() - 1)).id(),
                            subscriber.msisdn(i),
                            subscriber.imsi(i),
                            subscriber.iccid(i),
                            today));
        }
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

    private void uploadFirstMonth() throws IOException {
        Instant from =
                customers.list("", 0, 1).getFirst().createdAt(); // the day the lines were activated
        DemoUsage usage = new DemoUsage("first", 1).addUnknownNumber(from);
        for (int i = 0; i < DemoSubscriber.ALL.size(); i++) {
            usage.add(DemoSubscriber.ALL.get(i), i, from, clock.now(), 1);
        }
        upload("host-network-0001.csv", usage);
    }

    private void goOnForAWeek() {
        sandbox.advanceTo(
                clock.now().atZone(clock.zone()).plusDays(DAYS_AFTER_THE_BILLS).toInstant());
    }

    private void uploadSecondMonth() throws IOException {
        Instant cutOff = clock.today().withDayOfMonth(1).atStartOfDay(clock.zone()).toInstant();
        DemoUsage usage = new DemoUsage("second", 2);
        for (int i = 0; i < DemoSubscriber.ALL.size(); i++) {
            usage.add(DemoSubscriber.ALL.get(i), i, cutOff, clock.now(), 0.3);
        }
        upload("host-network-0002.csv", usage);
    }

    private void upload(String name, DemoUsage usage) throws IOException {
        files.upload(null, name, new ByteArrayInputStream(usage.file()));
    }

    private boolean isRating() {
        return files.list(0, 2).stream().anyMatch(file -> file.state() != FileState.DONE);
    }
}
