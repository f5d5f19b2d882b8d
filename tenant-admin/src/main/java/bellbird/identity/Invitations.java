package bellbird.identity;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.text.EmailAddress;
import bellbird.kernel.text.PlainText;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a sign-in: a mail with a link that works once, for seven days. Whoever accepts it
 * becomes staff with one role, or the sign-in of one customer. Only the token's hash is kept.
 */
@Stateless
@PermitAll
public class Invitations {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;
    @Inject private Mailer mailer;
    @Inject private AuditTrail audit;
    @Inject private Caller caller;
    @Inject private Clock clock;
    @Inject private Realms realms;

    /**
     * Invites a colleague.
     *
     * @param role one of the staff roles of {@link Roles}
     * @throws BellbirdException of kind USER naming the wrong field
     */
    @RolesAllowed(Roles.OWNER)
    public void inviteStaff(String email, String name, String role) {
        People.requireStaffRole(role);
        invite(email, name, role, null, "invitation-staff");
    }

    /**
     * Invites a customer to self-care.
     *
     * @param customer an existing customer of this tenant
     */
    @RolesAllowed({
        Roles.OWNER,
        Roles.BILLING_CLERK,
        Roles.PRODUCT_MANAGER,
        Roles.SUPPORT_AGENT,
        Roles.SYSTEM
    })
    public void inviteSubscriber(String email, String name, UUID customer) {
        invite(email, name, Roles.SUBSCRIBER, customer, "invitation-subscriber");
    }

    private void invite(
            String email, String name, String role, @Nullable UUID customer, String template) {
        String address = canonical(email);
        String person = name.strip();
        if (!EmailAddress.isValid(address)) {
            throw BellbirdException.user("email", "error.invitation.email");
        }
        if (person.isEmpty() || person.length() > 120 || !PlainText.isOneLine(person)) {
            throw BellbirdException.user("name", "error.invitation.name");
        }
        TenantProfile tenant = tenants.current();
        Instant now = clock.instant();
        String token = freshToken();
        Invitation invitation =
                new Invitation(
                        Ids.next(), address, person, role, customer, now, now.plus(LIFE), null);
        sql.run(c -> InvitationTable.add(c, invitation, hash(token), caller.subject()));
        mailer.send(
                new Mail(
                        "invitation/" + invitation.id(),
                        address,
                        tenant.language(),
                        template,
                        Map.of(
                                "name",
                                person,
                                "invitedBy",
                                caller.displayName(),
                                "expires",
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .localizedBy(tenant.language())
                                        .format(invitation.expiresAt().atZone(tenant.zone()))),
                        tenants.baseUrl(tenant) + "/invite/" + token,
                        List.of()));
        audit.record("invite " + role, "invitation", invitation.id().toString(), null, address);
    }

    /** Invitations nobody has accepted yet, newest first. */
    @RolesAllowed({Roles.OWNER, Roles.SUPPORT_AGENT, Roles.BILLING_CLERK})
    public List<Invitation> open() {
        return sql.call(InvitationTable::open);
    }

    /**
     * Makes an open invitation's link lead nowhere.
     *
     * @throws BellbirdException of kind NOT_FOUND if it is not open
     */
    @RolesAllowed(Roles.OWNER)
    public void withdraw(UUID id) {
        String email =
                sql.call(c -> InvitationTable.withdraw(c, id, clock.instant()))
                        .orElseThrow(BellbirdException::notFound);
        audit.record("withdraw invitation", "invitation", id.toString(), email, null);
    }

    /**
     * What a link invites to.
     *
     * @throws BellbirdException of kind NOT_FOUND for a token this tenant never gave, CONFLICT for
     *     a used or expired one
     */
    public Invitation look(String token) {
        return require(sql.call(c -> InvitationTable.find(c, hash(token))));
    }

    /**
     * Makes the sign-in and uses the link up.
     *
     * @param password 12 to 128 characters
     * @return the page to go to, such as {@code /care}
     * @throws BellbirdException as {@link #look}, or of kind USER for the password
     */
    public String accept(String token, String password) {
        Invitation invitation = require(sql.call(c -> InvitationTable.lock(c, hash(token))));
        requirePassword(password, invitation);
        String realm = tenants.current().shortName();
        if (sql.call(c -> SignInTable.known(c, invitation.email()))) {
            throw BellbirdException.conflict("error.invitation.known");
        }
        String subject =
                realms.add(
                        realm,
                        new Realms.NewPerson(
                                invitation.email(),
                                invitation.name(),
                                invitation.role(),
                                true,
                                Optional.empty()));
        // Once only: the realm's password history refuses the same password a second time.
        realms.setPassword(realm, subject, password);
        Instant now = clock.instant();
        sql.run(
                c -> {
                    SignInTable.link(
                            c,
                            subject,
                            invitation.email(),
                            invitation.name(),
                            invitation.role(),
                            invitation.customer(),
                            now);
                    InvitationTable.accepted(c, invitation.id(), now);
                });
        audit.record(
                "accept invitation",
                "invitation",
                invitation.id().toString(),
                invitation.email() + " invited as " + invitation.role(),
                invitation.email() + " signs in as " + invitation.role());
        return switch (invitation.role()) {
            case Roles.SUBSCRIBER -> "/care";
            case Roles.SUPPORT_AGENT -> "/desk";
            default -> "/operator";
        };
    }

    private Invitation require(Optional<Invitation> found) {
        Invitation invitation = found.orElseThrow(BellbirdException::notFound);
        if (invitation.acceptedAt() != null) {
            throw BellbirdException.conflict("error.invitation.used");
        }
        if (!clock.instant().isBefore(invitation.expiresAt())) {
            throw BellbirdException.conflict("error.invitation.expired");
        }
        return invitation;
    }

    private static void requirePassword(String password, Invitation invitation) {
        if (password.length() < 12) {
            throw BellbirdException.user("password", "error.password.tooShort");
        }
        if (password.length() > 128) {
            throw BellbirdException.user("password", "error.password.tooLong");
        }
        if (CommonPasswords.contains(password)) {
            throw BellbirdException.user("password", "error.password.common");
        }
        if (canonical(password).equals(invitation.email())) {
            throw BellbirdException.user("password", "error.password.isEmail");
        }
    }

    private static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String freshToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
