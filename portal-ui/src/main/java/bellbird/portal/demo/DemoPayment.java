package bellbird.portal.demo;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a subscriber of the demo pay; a bill that is paid already is left alone. */
@ApplicationScoped
public class DemoPayment implements JobHandler {

    static final String KIND = "demo-payment";

    private static final int TOGETHER = 5;

    @EJB private DemoSteps steps;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnce() {
        return TOGETHER;
    }

    @Override
    public void run(JobRun run) {
        steps.pay(Integer.parseInt(run.key().split("/", 2)[1]));
    }

    /** Natural key of a payment's job. */
    static String key(int month, int subscriber) {
        return month + "/" + subscriber;
    }
}
