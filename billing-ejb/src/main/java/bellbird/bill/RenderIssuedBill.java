package bellbird.bill;

import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.FactListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Has every issued bill drawn. */
@ApplicationScoped
class RenderIssuedBill implements FactListener {

    @Inject private Jobs jobs;

    @Override
    public String type() {
        return BillPorts.ISSUED;
    }

    @Override
    public void on(Fact fact) {
        jobs.scheduleNow(RenderBillJob.KIND, fact.subject(), "{}");
    }
}
