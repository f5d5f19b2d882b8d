package bellbird.product;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The day of a change has come. Its key is {@code <product>/<day>}. */
@ApplicationScoped
class ProductStatusJob implements JobHandler {

    static final String KIND = "product-status";

    @EJB private ProductStatus status;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        status.refresh(UUID.fromString(run.key().substring(0, run.key().indexOf('/'))), run);
    }
}
