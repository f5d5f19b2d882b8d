package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The money jobs survive the death of the server at a first, a middle and a last commit of each,
 * and a run that people approve when it is approved and when it is done. Three operators live the
 * month side by side, so that one death catches a job of all three.
 */
class KillIT {

    private final Calm calm = Calm.get();

    /** Where in a job the server dies. */
    enum Round {
        FIRST,
        MIDDLE,
        LAST;

        Commit.Place of(List<Commit.Place> places) {
            return switch (this) {
                case FIRST -> places.getFirst();
                case MIDDLE -> places.get(places.size() / 2);
                case LAST -> places.getLast();
            };
        }
    }

    @Test
    void killed_at_the_first_a_middle_and_the_last_commit_of_every_job_the_server_goes_on() {
        List<Commit.Place> places = new ArrayList<>();
        for (Round round : Round.values()) {
            Operator operator = calm.month.operators().get(round.ordinal());
            for (List<String> job : CrashIT.JOBS) {
                List<Commit.Place> all = new ArrayList<>();
                for (String work : job) {
                    int commits = calm.commits(operator).getOrDefault(work, 0);
                    all.addAll(Kills.places(operator.schema(), work, commits));
                }
                places.add(round.of(all));
            }
            places.add(ofReview(round, operator));
            places.add(
                    round.of(
                            Kills.places(
                                    "sign-up " + (round.ordinal() + 1),
                                    "provisioning",
                                    calm.commitsOfASignUp())));
        }
        Kills script = new Kills(places, false);
        calm.holdsWithSignUpsAtOnce("killed at " + places, script, Round.values().length);
        assertThat(script.left()).as("kills not made").isEmpty();
    }

    /** Around the approval with which drafts become bills, and when the last of them is issued. */
    private Commit.Place ofReview(Round round, Operator operator) {
        String whose = operator.schema();
        return switch (round) {
            case FIRST, MIDDLE ->
                    new Commit.Place(
                            whose,
                            ReviewedRun.DECISIONS,
                            Reviewers.lastApproval(),
                            round == Round.MIDDLE);
            case LAST ->
                    Kills.places(
                                    whose,
                                    ReviewedRun.WORK,
                                    calm.commits(operator).getOrDefault(ReviewedRun.WORK, 0))
                            .getLast();
        };
    }
}
