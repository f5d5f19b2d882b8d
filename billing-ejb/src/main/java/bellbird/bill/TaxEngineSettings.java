package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.tax.TaxEngineAccount;
import bellbird.tax.TaxEngines;
import bellbird.tax.TaxEngines.Stored;
import bellbird.tax.TaxQuestion;
import bellbird.tax.TaxReply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tax engine bills are taxed by, if any; the owner's word. */
@Stateless
@RolesAllowed(Roles.OWNER)
public class TaxEngineSettings {

    private static final int LONGEST_KEY = 500;
    private static final BigDecimal TRIED_AMOUNT = new BigDecimal("10.00");

    @Inject TaxEngines engines;
    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject BusinessClock clock;
    @Inject AuditTrail audit;
    @EJB BillTransactions transactions;

    /**
     * What is set, without the key.
     *
     * @param address empty if none is set
     */
    public record Setting(String address, boolean hasKey, boolean isUsed) {

        static final Setting NONE = new Setting("", false, false);

        static Setting of(Stored stored) {
            return new Setting(
                    stored.account().address().toString(),
                    !stored.account().key().isEmpty(),
                    stored.isUsed());
        }
    }

    /**
     * What the engine said of a bill over one charge of this month.
     *
     * @param question what it was asked
     * @param reply an answer only if it can be right
     */
    public record Trial(TaxQuestion question, TaxReply reply) {}

    public Setting get() {
        return stored().map(Setting::of).orElse(Setting.NONE);
    }

    /**
     * @param key empty: the one that is stored stays
     * @throws BellbirdException for the fields {@code address} and {@code key}
     */
    public void save(String address, String key, boolean isUsed) {
        Optional<Stored> before = stored();
        TaxEngineAccount account = account(before, address, key);
        transactions.own(
                connection -> {
                    engines.save(connection, new Stored(account, isUsed));
                    audit.record(
                            "change tax engine",
                            "tax_engine",
                            "engine",
                            before.map(Setting::of).map(Setting::toString).orElse(null),
                            Setting.of(new Stored(account, isUsed)).toString());
                    return account;
                });
    }

    /**
     * Asks the engine about a charge of 10 of this month to a customer next door, and changes
     * nothing.
     *
     * @param key empty: the one that is stored
     * @throws BellbirdException for the fields {@code address} and {@code key}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Trial tryIt(String address, String key) {
        TaxEngineAccount account =
                transactions.own(connection -> account(engines.find(connection), address, key));
        TaxQuestion question = transactions.own(_ -> sample());
        Map<String, TaxReply> replies = engines.ask(account, List.of(question));
        TaxReply reply = replies.getOrDefault(question.key(), TaxReply.silent(""));
        return new Trial(question, TaxAnswerCheck.checked(question, reply));
    }

    private Optional<Stored> stored() {
        return transactions.own(engines::find);
    }

    /** A stored key goes nowhere but where it was meant for. */
    private TaxEngineAccount account(Optional<Stored> before, String address, String key) {
        engines.requireCallable(address);
        if (key.strip().length() > LONGEST_KEY) {
            throw BellbirdException.user("key", "error.tooLong", Integer.toString(LONGEST_KEY));
        }
        if (!key.strip().chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw BellbirdException.user("key", "error.characters");
        }
        URI where = URI.create(address.strip());
        if (!key.isBlank() || before.isEmpty() || before.get().account().key().isEmpty()) {
            return new TaxEngineAccount(where, key.strip());
        }
        TaxEngineAccount known = before.get().account();
        if (!known.address().getAuthority().equals(where.getAuthority())
                || !known.address().getScheme().equals(where.getScheme())) {
            throw BellbirdException.user("key", "error.taxEngine.keyAgain");
        }
        return new TaxEngineAccount(where, known.key());
    }

    private TaxQuestion sample() {
        IssuerDetails issuer = issuers.current();
        LocalDate first = clock.today().withDayOfMonth(1);
        return new TaxQuestion(
                "try/" + Ids.next(),
                tenants.current().currency().getCurrencyCode(),
                new TaxQuestion.Seller(issuer.country(), issuer.vatId()),
                new TaxQuestion.Buyer(
                        String.join(", ", issuer.addressLines()),
                        "",
                        "",
                        issuer.country(),
                        null,
                        List.of()),
                List.of(
                        new TaxQuestion.Line(
                                1,
                                "recurring",
                                null,
                                null,
                                first,
                                first.plusMonths(1),
                                TRIED_AMOUNT.setScale(
                                        tenants.current().currency().getDefaultFractionDigits(),
                                        RoundingMode.UNNECESSARY),
                                false)));
    }
}
