package bellbird.portal.access;

import bellbird.identity.SignIns;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * The caller as the container knows it, on request threads and wherever its identity is carried.
 */
@ApplicationScoped
public class SessionCaller implements Caller {

    @EJB private CallerIdentity identity;
    @EJB private SignIns signIns;

    @Override
    public String subject() {
        Principal principal = identity.principal();
        if (principal instanceof OidcPrincipal<?> person) {
            String subject = person.getOidcSecurityContext().getToken().getSubject();
            return subject == null ? principal.getName() : subject;
        }
        return PlayedPerson.onStage()
                .map(PlayedPerson::subject)
                .orElseGet(() -> identity.isInRole(Roles.SYSTEM) ? Roles.SYSTEM : "anonymous");
    }

    @Override
    public String displayName() {
        if (identity.principal() instanceof OidcPrincipal<?> person) {
            Object name = person.getOidcSecurityContext().getToken().getClaimValue("name");
            return name instanceof String text && !text.isBlank() ? text : person.getName();
        }
        return PlayedPerson.onStage().map(PlayedPerson::name).orElseGet(this::subject);
    }

    @Override
    public String address() {
        return RequestOrigin.address();
    }

    @Override
    public boolean isInRole(String role) {
        return identity.isInRole(role);
    }

    @Override
    public Optional<UUID> customer() {
        if (!identity.isInRole(Roles.SUBSCRIBER)) {
            return Optional.empty();
        }
        return identity.principal() instanceof OidcPrincipal<?>
                ? signIns.customerOf(subject())
                : PlayedPerson.onStage().map(PlayedPerson::customer);
    }
}
