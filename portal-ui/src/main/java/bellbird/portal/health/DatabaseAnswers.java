package bellbird.portal.health;

import bellbird.tenancy.ControlSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the database nothing can be shown or kept. */
@Readiness
@ApplicationScoped
public class DatabaseAnswers implements HealthCheck {

    private static final int SECONDS = 3;

    @Inject private ControlSql control;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        try {
            return control.asLogin(connection -> connection.isValid(SECONDS));
        } catch (IllegalStateException away) {
            return false;
        }
    }
}
