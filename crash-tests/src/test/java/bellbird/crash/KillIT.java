package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The money jobs survive the death of the server, at three commits of each. */
@Tag("deep")
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

    @ParameterizedTest
    @EnumSource
    void killed_at_a_commit_of_every_job_the_server_goes_on(Round round) {
        List<Commit.Place> places = new ArrayList<>();
        for (List<String> job : CrashIT.JOBS) {
            List<Commit.Place> all = new ArrayList<>();
            for (String work : job) {
                all.addAll(Kills.places(work, calm.commits().getOrDefault(work, 0)));
            }
            places.add(round.of(all));
        }
        Kills script = new Kills(places);
        calm.holds("killed at the " + round + " commit of each job: " + places, script, false, 1);
        assertThat(script.left()).as("kills not made").isEmpty();
    }
}
