package bellbird.bill;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Draws a bill from its frozen document, outside any transaction. Twice is once. */
@ApplicationScoped
class RenderBillJob implements JobHandler {

    static final String KIND = "render-bill";

    @EJB private BillRendering rendering;
    @Inject private BillRenderer renderer;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnce() {
        return 10;
    }

    @Override
    public void run(JobRun run) {
        UUID bill = UUID.fromString(run.key());
        Optional<BillDocument> document = rendering.unrendered(bill);
        if (document.isPresent()) {
            rendering.store(bill, renderer.render(document.get()), run);
        }
    }
}
