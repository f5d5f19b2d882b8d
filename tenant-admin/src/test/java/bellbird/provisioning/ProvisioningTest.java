package bellbird.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.id.Ids;
import bellbird.kernel.tenant.TenantId;
import bellbird.provisioning.SignUpProgress.State;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.SqlWork;
import bellbird.tenancy.TestTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A kill at any step resumes; what fails for good leaves nothing. */
class ProvisioningTest {

    private static final ControlSql CONTROL = new TestTenants().control();
    private static final String HASH = PasswordHash.of("correct horse battery").text();
    private static int names;

    private final MovingClock clock = new MovingClock();
    private final World world = new World();

    @Test
    void all_steps_are_done_in_order() {
        UUID id = signUp();
        run(id);
        assertThat(progress(id).state()).isEqualTo(State.DONE);
        assertThat(world.done).containsExactly(Step.values());
        assertThat(progress(id).steps()).allMatch(step -> step.finishedAt() != null);
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_before_a_step_is_noted_resumes_there(Step killed) {
        UUID id = signUp();
        world.dieAfter = killed;
        killedRun(id);
        assertThat(progress(id).state()).isEqualTo(State.RUNNING);

        world.dieAfter = null;
        run(id);
        assertThat(progress(id).state()).as("the lease still holds").isEqualTo(State.RUNNING);
        clock.advance(SignUpTable.LEASE.plusSeconds(1).toSeconds());
        run(id);
        assertThat(progress(id).state()).isEqualTo(State.DONE);
        assertThat(Set.copyOf(world.done)).isEqualTo(EnumSet.allOf(Step.class));
        assertThat(world.done)
                .as("only the killed step is done again")
                .hasSize(Step.values().length + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_line_to_the_database_may_break_at_every_commit(boolean after) {
        BreakingLine calm = new BreakingLine(0, after);
        new Provisioning(calm, world.steps(), clock).run(signUp());
        assertThat(calm.commits).isGreaterThan(2 * Step.values().length);
        for (int commit = 1; commit <= calm.commits; commit++) {
            UUID id = signUp();
            world.done.clear();
            BreakingLine line = new BreakingLine(commit, after);
            for (int worker = 1; worker <= 3; worker++) {
                try {
                    new Provisioning(line, world.steps(), clock).run(id);
                } catch (IllegalStateException theLineBroke) {
                    assertThat(worker).isEqualTo(1);
                }
                clock.advance(SignUpTable.LEASE.plusSeconds(1).toSeconds());
            }
            assertThat(line.broken).isTrue();
            assertThat(progress(id).state()).as("broken at commit " + commit).isEqualTo(State.DONE);
            assertThat(new LinkedHashSet<>(world.done)).containsExactly(Step.values());
            assertThat(world.done).hasSizeLessThanOrEqualTo(Step.values().length + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_step_that_fails_three_times_rolls_everything_back(Step failing) {
        UUID id = signUp();
        world.failing = failing;
        for (int attempt = 1; attempt <= 3; attempt++) {
            run(id);
            clock.advance(60);
        }
        assertThat(progress(id).state()).isEqualTo(State.ROLLING_BACK);
        run(id);
        assertThat(progress(id).state()).isEqualTo(State.FAILED);
        assertThat(world.undone).containsExactlyElementsOf(Arrays.asList(Step.values()).reversed());
        assertThat(taken(progress(id).shortName())).isFalse();
    }

    @Test
    void a_step_that_fails_once_is_tried_again() {
        UUID id = signUp();
        world.failing = Step.REALM;
        run(id);
        world.failing = null;
        clock.advance(4);
        run(id);
        assertThat(progress(id).state()).isEqualTo(State.DONE);
    }

    @Test
    void a_roll_back_that_is_killed_is_taken_up_again() {
        UUID id = signUp();
        world.failing = Step.REALM;
        for (int attempt = 1; attempt <= 3; attempt++) {
            run(id);
            clock.advance(60);
        }
        world.dieOnUndo = Step.DATABASE;
        killedRun(id);
        world.dieOnUndo = null;
        clock.advance(SignUpTable.LEASE.plusSeconds(1).toSeconds());
        run(id);
        assertThat(progress(id).state()).isEqualTo(State.FAILED);
    }

    @Test
    void whoever_lost_the_sign_up_notes_nothing_more() {
        UUID id = signUp();
        SignUp first =
                CONTROL.asOwner(c -> SignUpTable.claim(c, id, clock.instant())).orElseThrow();
        clock.advance(SignUpTable.LEASE.plusSeconds(1).toSeconds());
        run(id);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                CONTROL.asOwner(
                                        c ->
                                                SignUpTable.begin(
                                                        c, first, Step.READY, clock.instant())))
                .isInstanceOf(LostSignUpException.class);
    }

    @Test
    void the_password_is_kept_as_a_hash_and_then_not_at_all() {
        UUID id = signUp();
        assertThat(hashOf(id)).isNotEmpty().doesNotContain("correct horse battery");
        run(id);
        assertThat(hashOf(id)).isEmpty();
    }

    @Test
    void a_name_under_way_is_taken_and_sign_ups_are_counted() {
        int before = countFrom("192.0.2.9");
        UUID id = signUp();
        assertThat(taken(progress(id).shortName())).isTrue();
        assertThat(countFrom("192.0.2.9")).isEqualTo(before + 1);
        assertThat(countFrom("192.0.2.10")).isZero();
        run(id);
    }

    private UUID signUp() {
        names++;
        SignUp signUp =
                new SignUp(
                        Ids.next(),
                        new TenantId("test%06d".formatted(names)),
                        "test-" + names,
                        "Test " + names,
                        "DE",
                        "owner@test.example",
                        true,
                        HASH,
                        false,
                        State.RUNNING,
                        0,
                        0);
        CONTROL.runAsOwner(c -> SignUpTable.add(c, signUp, "192.0.2.9", clock.instant()));
        return signUp.id();
    }

    private void run(UUID id) {
        new Provisioning(CONTROL, world.steps(), clock).run(id);
    }

    private void killedRun(UUID id) {
        try {
            run(id);
            throw new AssertionError("not killed");
        } catch (Killed expected) {
            // The worker is gone; nothing was noted after its death.
        }
    }

    private static SignUpProgress progress(UUID id) {
        return CONTROL.asOwner(c -> SignUpTable.progress(c, id, "http://*.localhost"))
                .orElseThrow();
    }

    private static int countFrom(String address) {
        return CONTROL.asOwner(c -> SignUpTable.since(c, Instant.EPOCH, address));
    }

    private static boolean taken(String shortName) {
        return CONTROL.asOwner(c -> SignUpTable.taken(c, shortName));
    }

    private static String hashOf(UUID id) {
        return CONTROL.asOwner(
                c -> {
                    try (var select =
                            c.prepareStatement(
                                    "select password_hash from control.sign_up where id = ?")) {
                        select.setObject(1, id);
                        try (var row = select.executeQuery()) {
                            row.next();
                            return row.getString(1);
                        }
                    }
                });
    }

    /** Breaks at one commit: before it reaches the database, or before we hear that it did. */
    private static final class BreakingLine extends ControlSql {
        private final int at;
        private final boolean after;
        int commits;
        boolean broken;

        BreakingLine(int at, boolean after) {
            this.at = at;
            this.after = after;
        }

        @Override
        public <T> T asOwner(SqlWork<T> work) {
            commits++;
            broken |= commits == at;
            if (commits != at) {
                return CONTROL.asOwner(work);
            }
            if (after) {
                CONTROL.asOwner(work);
            }
            throw new IllegalStateException("the line to the database broke");
        }
    }

    /** The process ends here. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What the steps do, in memory. */
    private static final class World {
        final List<Step> done = new ArrayList<>();
        final List<Step> undone = new ArrayList<>();
        @org.jspecify.annotations.Nullable Step dieAfter;
        @org.jspecify.annotations.Nullable Step dieOnUndo;
        @org.jspecify.annotations.Nullable Step failing;

        List<ProvisioningStep> steps() {
            return Arrays.stream(Step.values()).map(this::step).toList();
        }

        private ProvisioningStep step(Step step) {
            return new ProvisioningStep() {
                @Override
                public Step step() {
                    return step;
                }

                @Override
                public void apply(SignUp signUp) {
                    if (step == failing) {
                        throw new IllegalStateException("no");
                    }
                    done.add(step);
                    if (step == dieAfter) {
                        throw new Killed();
                    }
                }

                @Override
                public void undo(SignUp signUp) {
                    if (step == dieOnUndo) {
                        throw new Killed();
                    }
                    undone.add(step);
                }
            };
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T10:00:00Z");

        void advance(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
