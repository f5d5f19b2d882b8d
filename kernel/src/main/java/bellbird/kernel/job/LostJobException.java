package bellbird.kernel.job;

/** Another worker owns the job now; this one must stop and commit nothing more. */
public class LostJobException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LostJobException(String job) {
        super("job " + job + " was taken over by another worker");
    }
}
