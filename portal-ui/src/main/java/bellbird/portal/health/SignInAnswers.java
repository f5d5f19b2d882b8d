package bellbird.portal.health;

import bellbird.tenancy.IdentityHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without Keycloak whoever is signed in works on, and nobody else comes in. */
@Readiness
@ApplicationScoped
public class SignInAnswers implements HealthCheck {

    @Inject private IdentityHealth signIn;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sign-in").status(signIn.reachable()).build();
    }
}
