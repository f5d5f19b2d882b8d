package bellbird.provisioning;

import bellbird.tenancy.ControlSql;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a tenant step by step. What is done is noted after each step, so whoever takes over after a
 * kill goes on from there; a step that fails three times makes everything roll back.
 */
final class Provisioning {

    private static final Logger LOG = System.getLogger(Provisioning.class.getName());
    private static final int TRIES = 3;

    private final ControlSql control;
    private final List<ProvisioningStep> steps;
    private final Clock clock;

    Provisioning(ControlSql control, List<ProvisioningStep> steps, Clock clock) {
        this.control = control;
        this.steps = steps.stream().sorted(Comparator.comparing(ProvisioningStep::step)).toList();
        this.clock = clock;
    }

    /** Works on a sign-up if it is due and nobody else does. */
    void run(UUID id) {
        Optional<SignUp> claimed = control.asOwner(c -> SignUpTable.claim(c, id, clock.instant()));
        if (claimed.isEmpty()) {
            return;
        }
        SignUp signUp = claimed.get();
        try {
            if (signUp.state() == SignUpProgress.State.ROLLING_BACK) {
                rollBack(signUp);
            } else if (signUp.attempts() > TRIES) {
                giveUp(signUp, "its worker died " + TRIES + " times in one step");
            } else {
                make(signUp);
            }
        } catch (LostSignUpException e) {
            LOG.log(Logger.Level.WARNING, e.getMessage());
        }
    }

    private void make(SignUp signUp) {
        int attempts = signUp.attempts();
        for (ProvisioningStep step : steps) {
            try {
                boolean toDo =
                        control.asOwner(
                                c -> SignUpTable.begin(c, signUp, step.step(), clock.instant()));
                if (toDo) {
                    step.apply(signUp);
                    control.runAsOwner(
                            c -> SignUpTable.finish(c, signUp, step.step(), clock.instant()));
                    attempts = 1;
                }
            } catch (LostSignUpException e) {
                throw e;
            } catch (Exception e) {
                LOG.log(
                        Logger.Level.WARNING,
                        "sign-up " + signUp.id() + ", step " + step.step(),
                        e);
                if (attempts >= TRIES) {
                    giveUp(signUp, step.step() + ": " + e.getMessage());
                } else {
                    Duration wait = Duration.ofSeconds(3L * attempts);
                    control.runAsOwner(
                            c ->
                                    SignUpTable.retry(
                                            c,
                                            signUp,
                                            String.valueOf(e.getMessage()),
                                            clock.instant().plus(wait)));
                }
                return;
            }
        }
        become(signUp, SignUpProgress.State.DONE, "");
    }

    private void giveUp(SignUp signUp, String reason) {
        become(signUp, SignUpProgress.State.ROLLING_BACK, reason);
    }

    private void rollBack(SignUp signUp) {
        for (ProvisioningStep step : steps.reversed()) {
            try {
                control.runAsOwner(
                        c ->
                                SignUpTable.retry(
                                        c, signUp, "", clock.instant().plus(SignUpTable.LEASE)));
                step.undo(signUp);
            } catch (LostSignUpException e) {
                throw e;
            } catch (Exception e) {
                LOG.log(Logger.Level.WARNING, "cannot undo " + step.step(), e);
                control.runAsOwner(
                        c ->
                                SignUpTable.retry(
                                        c,
                                        signUp,
                                        String.valueOf(e.getMessage()),
                                        clock.instant().plusSeconds(30)));
                return;
            }
        }
        become(signUp, SignUpProgress.State.FAILED, "rolled back");
    }

    private void become(SignUp signUp, SignUpProgress.State state, String reason) {
        control.runAsOwner(c -> SignUpTable.become(c, signUp, state, reason, clock.instant()));
    }
}
