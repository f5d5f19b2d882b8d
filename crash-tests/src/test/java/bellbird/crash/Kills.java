package bellbird.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A script that cuts the power at some commits, each once. */
final class Kills implements CommitDriver.Script {

    private final Set<Commit.Place> places;
    private final boolean mayPark;

    /**
     * @param mayPark whether they are so many that one job can be under way at all of its tries
     */
    Kills(List<Commit.Place> places, boolean mayPark) {
        this.places = new HashSet<>(places);
        this.mayPark = mayPark;
    }

    /** Every place of a work with so many commits, in the order in which they are reached. */
    static List<Commit.Place> places(String whose, String work, int commits) {
        List<Commit.Place> all = new ArrayList<>();
        for (int commit = 1; commit <= commits; commit++) {
            all.add(new Commit.Place(whose, work, commit, false));
            all.add(new Commit.Place(whose, work, commit, true));
        }
        return all;
    }

    @Override
    public CommitDriver.Verdict on(Commit commit) {
        return places.removeIf(commit::is) ? CommitDriver.Verdict.KILL : CommitDriver.Verdict.GO_ON;
    }

    @Override
    public boolean mayPark() {
        return mayPark;
    }

    /** Those that were not reached. */
    Set<Commit.Place> left() {
        return Set.copyOf(places);
    }
}
