package bellbird.crash;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A script under which the line to the database breaks at every n-th commit of each job, each once:
 * before the commit reaches the database, or after it did and before the server hears of it. With
 * the remainders from 0 to n - 1 every commit of every job has had its turn.
 */
final class BrokenLine implements CommitDriver.Script {

    private final int every;
    private final int remainder;
    private final boolean after;
    private final Map<String, Integer> commits;
    private final Set<String> broken = new HashSet<>();

    /**
     * @param commits of the undisturbed month; what recovery adds to them is left alone
     */
    BrokenLine(int every, int remainder, boolean after, Map<String, Integer> commits) {
        this.every = every;
        this.remainder = remainder;
        this.after = after;
        this.commits = commits;
    }

    @Override
    public CommitDriver.Verdict on(Commit commit) {
        boolean ofAJob = !commit.key().equals("-");
        int number = ofAJob ? commit.ofKey() : commit.ofWork();
        if (commit.after() != after
                || number % every != remainder
                || number > commits.getOrDefault(commit.work(), 0)) {
            return CommitDriver.Verdict.GO_ON;
        }
        return broken.add(commit.work() + " " + commit.key() + " " + number)
                ? CommitDriver.Verdict.FAIL
                : CommitDriver.Verdict.GO_ON;
    }

    /** How many commits had their turn. */
    int broken() {
        return broken.size();
    }
}
