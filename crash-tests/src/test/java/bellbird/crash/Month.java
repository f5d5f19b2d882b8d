package bellbird.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One month of some operators that are the same, which can be lived again and again from the same
 * start: others sign up, usage files come in and what of them was not rated is recycled, the bill
 * run comes, bills are drawn and mailed, one is paid; a day later two people look at a run of
 * others and approve it.
 */
final class Month implements AutoCloseable {

    private static final String EMAIL = "wren@featherby.example";
    private static final String PASSWORD = "bellbird-demo-password";
    private static final int SUBSCRIBERS = 12;

    /** Without a sign of life of the server, which may be starting. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration LONGEST = Duration.ofHours(1);

    private static final long LEASES_END_MILLIS = 4_000;

    private final CrashStack stack;
    private final Sql sql;
    private final Chrome chrome = new Chrome();
    private final Payer payer = new Payer(chrome);
    private final Reviewers reviewers = new Reviewers(chrome, PASSWORD, this::reviewedRun);
    private final List<Operator> operators = new ArrayList<>();
    private final List<Operator> newcomers = new CopyOnWriteArrayList<>();
    private volatile boolean impatient;
    private volatile boolean workersMayDie;
    private volatile boolean jobsMayPark;
    private final AtomicInteger released = new AtomicInteger();
    private final Thread impatience = Thread.ofVirtual().unstarted(this::hurry);

    /**
     * Waits for the demo's months, adds subscribers, goes to the eve of the cut-off, and stays;
     * others that are the same stand beside it.
     *
     * @param others short names of operators to be made
     */
    Month(CrashStack stack, List<String> others) {
        this.stack = stack;
        this.sql = stack.sql();
        others.forEach(this::signUp);
        Operator demo = new Operator(sql, Operator.DEMO);
        operators.add(demo);
        await("the demo month", () -> demo.demoIsOver() && stack.webhooksAreDelivered());
        await("operators", this::signedUp);
        new Subscribers(sql, demo.schema(), demo.today(), demo.now()).add(SUBSCRIBERS);
        demo.late().waitAnHour();
        demo.reviewed().schedule(demo.today());
        demo.toTheEve();
        await("the eve of the cut-off", demo::quiet);
        demo.lookAtPayments();
        await("looks at payments", demo::quiet);
        Realm realm = new Realm(stack.parts().keycloakUrl());
        for (String shortName : others) {
            Operator other = new Operator(sql, shortName);
            await("a calm operator", other::quiet);
            other.become(demo);
            realm.add(shortName, "Clara Clerk", Reviewers.CLERK, PASSWORD, "billing-clerk");
            realm.add(shortName, "Olive Larkspur", Reviewers.OWNER, PASSWORD, "owner");
            String subject = realm.add(shortName, "Wren Featherby", EMAIL, PASSWORD, "subscriber");
            sql.update(
                    "insert into %s.sign_in (subject, email, name, role, customer_id, created_at) values (?, ?, 'Wren Featherby', 'subscriber', ?::uuid, now())"
                            .formatted(other.schema()),
                    subject,
                    EMAIL,
                    other.customerOf(EMAIL));
            operators.add(other);
        }
        operators.forEach(Operator::save);
        stack.driver().power(this::kill, stack.parts()::restartServer);
        impatience.start();
    }

    List<Operator> operators() {
        return List.copyOf(operators);
    }

    Sql sql() {
        return sql;
    }

    /**
     * All live the month, disturbed as the script says.
     *
     * @param workersMayDie whether the script makes workers lose their jobs without a kill
     * @param signUps operators that sign up before, each list at once: a sign-up whose worker dies
     *     more than three times in a step is given up, so not all deaths of the month may be its
     * @return what each has in the end, by schema
     */
    Map<String, TenantState> live(
            CommitDriver.Script script, boolean workersMayDie, List<List<String>> signUps) {
        operators.forEach(Operator::restore);
        long paid = operators.getFirst().payments() + 1;
        disturbed(
                script,
                workersMayDie,
                () -> {
                    signUps.forEach(this::signUpAtOnce);
                    handIn(1);
                    each(Operator::recycle);
                    handIn(2);
                    awaitEach("recycled usage", o -> o.late().isRecycled());
                    each(o -> o.advance(o.cutOff()));
                    awaitEach("bills in the mail", Operator::quiet);
                    payer.pay(
                            operators.stream().map(this::wrensBill).toList(),
                            stack.parts().stripeUrl(),
                            EMAIL,
                            PASSWORD);
                    await("webhooks", stack::webhooksAreDelivered);
                    awaitEach("payments", o -> o.eventsAreDone() && o.payments() == paid);
                    awaitEach("quiet", Operator::quiet);
                    each(o -> o.reviewed().wantTwoApprovals());
                    each(o -> o.advance(o.reviewedCutOff()));
                    reviewers.decide(operators);
                    awaitEach("reviewed bills in the mail", Operator::quiet);
                });
        Map<String, TenantState> states = new LinkedHashMap<>();
        operators.forEach(operator -> states.put(operator.schema(), operator.state()));
        return states;
    }

    private void handIn(int file) {
        each(o -> o.handIn(stack.parts().usageInbox(o.shortName()), file));
        awaitEach("a rated file", o -> o.filesRated() == file);
    }

    /**
     * Operators sign up, disturbed as the script says, and nothing else happens.
     *
     * @param workersMayDie whether the script makes workers lose sign-ups without a kill
     */
    void signUp(CommitDriver.Script script, boolean workersMayDie, List<String> shortNames) {
        disturbed(script, workersMayDie, () -> signUpAtOnce(shortNames));
    }

    /** Until each is an operator that has been welcomed by mail, or is given up. */
    private void signUpAtOnce(List<String> shortNames) {
        shortNames.forEach(this::signUp);
        await("operators", this::signedUp);
        shortNames.stream()
                .filter(name -> Operator.exists(sql, name))
                .forEach(name -> newcomers.add(new Operator(sql, name)));
        await("welcome", () -> newcomers.stream().allMatch(Operator::quiet));
    }

    private void disturbed(CommitDriver.Script script, boolean mayDie, Runnable work) {
        workersMayDie = mayDie;
        jobsMayPark = script.mayPark();
        released.set(0);
        stack.driver().begin(script);
        impatient = true;
        try {
            work.run();
        } finally {
            impatient = false;
            stack.driver().end();
            newcomers.clear();
        }
    }

    private String reviewedRun(Operator operator) {
        return stack.parts().tenantUrl(operator.shortName())
                + "/operator/bill-runs/"
                + operator.reviewed().id();
    }

    private String wrensBill(Operator operator) {
        return stack.parts().tenantUrl(operator.shortName())
                + "/care/bills/"
                + operator.latestBillOf(EMAIL);
    }

    /** As the sign-up page does. */
    private void signUp(String shortName) {
        String code = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
        sql.update(
                """
                insert into control.sign_up (id, code, short_name, company, country, email, sandbox,
                                             password_hash, state, due_at, address, created_at)
                values (gen_random_uuid(), ?, ?, ?, 'GB', ?, true, ?, 'RUNNING', now(), 'test', now())""",
                code,
                shortName,
                "Fernhill " + shortName,
                "owner@" + shortName + ".example",
                "210000:AAAAAAAAAAAAAAAAAAAAAA==:" + "A".repeat(86) + "==");
    }

    private boolean signedUp() {
        return sql.number(
                        "select count(*) from control.sign_up where state in ('RUNNING', 'ROLLING_BACK')")
                == 0;
    }

    private void each(Consumer<Operator> act) {
        operators.forEach(act);
    }

    private void awaitEach(String what, Predicate<Operator> reached) {
        await(what, () -> operators.stream().allMatch(reached));
    }

    private void await(String what, BooleanSupplier reached) {
        long begin = System.nanoTime();
        while (!reached.getAsBoolean()) {
            long waited = System.nanoTime() - begin;
            if (waited > LONGEST.toNanos()
                    || waited > PATIENCE.toNanos()
                            && stack.driver().quietMillis() > PATIENCE.toMillis()
                    || !jobsMayPark && operators.stream().anyMatch(Operator::hasParked)) {
                throw new AssertionError(
                        "not reached: %s; jobs: %s; sign-ups: %s"
                                .formatted(
                                        what,
                                        operators.stream().map(Operator::open).toList(),
                                        sql.texts(
                                                "select concat_ws(' ', short_name, state, attempts, reason) from control.sign_up where state <> 'DONE'")));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Waits of retries pass quickly; leases of workers that died end. */
    private void hurry() {
        while (!Thread.currentThread().isInterrupted()) {
            if (impatient) {
                everyOperator(Operator::hurry);
                sql.update(
                        "update control.sign_up set due_at = now() where state = 'RUNNING' and reason <> '' and due_at > now()");
                if (jobsMayPark) {
                    everyOperator(operator -> released.addAndGet(operator.release()));
                }
                if (workersMayDie && stack.driver().quietMillis() > LEASES_END_MILLIS) {
                    endLeases();
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private void everyOperator(Consumer<Operator> act) {
        operators.forEach(act);
        newcomers.forEach(act);
    }

    private void endLeases() {
        everyOperator(Operator::endLeases);
        sql.update(
                "update control.sign_up set due_at = now() where state in ('RUNNING', 'ROLLING_BACK') and due_at > now()");
    }

    /** How many parked jobs of the last pass a person would have had to let run again. */
    int released() {
        return released.get();
    }

    /** The server is gone for longer than a lease lasts. */
    private void kill() {
        stack.parts().killServer();
        endLeases();
    }

    @Override
    public void close() {
        impatience.interrupt();
        chrome.close();
    }
}
