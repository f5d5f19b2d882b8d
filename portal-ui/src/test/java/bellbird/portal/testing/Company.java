package bellbird.portal.testing;

import bellbird.audit.AuditEntries;
import bellbird.audit.AuditEntry;
import bellbird.audit.AuditQuery;
import bellbird.bill.BillNumbering;
import bellbird.bill.BillNumbers;
import bellbird.bill.BillTextSettings;
import bellbird.bill.BillTexts;
import bellbird.bill.TaxEngineSettings;
import bellbird.identity.Invitation;
import bellbird.identity.Invitations;
import bellbird.identity.People;
import bellbird.invariant.CheckedRule;
import bellbird.invariant.Invariants;
import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.settings.Settings;
import bellbird.settings.TaxRate;
import bellbird.settings.brand.BrandColorDerivation;
import bellbird.tax.TaxAnswer;
import bellbird.tax.TaxQuestion;
import bellbird.tax.TaxReply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The operator itself: its details, its people, its taxes, and who did what. */
public final class Company {

    public final List<String> invited = new ArrayList<>();
    public final List<People.Member> staff =
            new ArrayList<>(
                    List.of(
                            new People.Member(
                                    "sub-1",
                                    "ines@larkspur.example",
                                    "Ines Kovač",
                                    Roles.OWNER,
                                    Larkspur.NOON),
                            new People.Member(
                                    "sub-2",
                                    "oto@larkspur.example",
                                    "Oto Brandner",
                                    Roles.SUPPORT_AGENT,
                                    Larkspur.NOON)));
    public final List<UUID> withdrawn = new ArrayList<>();
    public BillTexts texts =
            new BillTexts(
                    Map.of("en", List.of("No minimum term."), "ko", List.of("최소 약정 기간이 없습니다.")));

    private final Larkspur larkspur;

    Company(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(
                new FakeSettings(),
                new FakeIssuers(),
                new FakeTaxEngine(),
                new FakeNumbers(),
                new FakeTexts(),
                new FakePeople(),
                new FakeInvitations(),
                new FakeAudit(),
                new FakeInvariants());
    }

    private final class FakeSettings extends Settings {
        @Override
        public TenantProfile profile() {
            return larkspur.profile();
        }

        @Override
        public IssuerDetails issuer() {
            return new IssuerDetails(
                    "Larkspur Mobile Ltd",
                    List.of("1 Pier Road", "Galway", "IE"),
                    "IE",
                    "IE1234567T",
                    "billing@larkspur.example",
                    null,
                    null,
                    DocumentKind.INVOICE);
        }

        @Override
        public List<TaxRate> taxRates() {
            return List.of(
                    new TaxRate("S", new BigDecimal("23"), LocalDate.parse("2012-01-01"), null));
        }

        @Override
        public TenantBrand brand() {
            return BrandColorDerivation.of("#F2C94C").withLogo(null);
        }

        @Override
        public void saveColor(String color) {
            larkspur.mayRefuse();
        }
    }

    private static final class FakeIssuers implements Issuers {
        @Override
        public IssuerDetails current() {
            return new IssuerDetails(
                    "Larkspur Mobile Ltd",
                    List.of("4 Quay Street", "Galway"),
                    "IE",
                    "IE1234567T",
                    "help@larkspur.example",
                    null,
                    null,
                    DocumentKind.INVOICE);
        }
    }

    private static final class FakeNumbers extends BillNumbers {
        private BillNumbering now = new BillNumbering("INV", "CRN", true, 6);

        @Override
        public BillNumbering get() {
            return now;
        }

        @Override
        public Next next(BillNumbering numbering) {
            return new Next(
                    numbering.bills() + " after " + now.bills(),
                    numbering.creditNotes() + " after " + now.creditNotes());
        }

        @Override
        public void save(BillNumbering numbering) {
            now = numbering;
        }
    }

    private final class FakeTexts extends BillTextSettings {
        @Override
        public BillTexts get() {
            return texts;
        }

        @Override
        public void save(BillTexts written) {
            texts = written;
        }
    }

    private static final class FakeTaxEngine extends TaxEngineSettings {
        private Setting now = new Setting("", false, false);

        @Override
        public Setting get() {
            return now;
        }

        @Override
        public void save(String address, String key, boolean isUsed) {
            now = new Setting(address, now.hasKey() || !key.isEmpty(), isUsed);
        }

        /** An engine that is asked for 23 %, and nothing without a key. */
        @Override
        public Trial tryIt(String address, String key) {
            TaxQuestion question =
                    new TaxQuestion(
                            "try",
                            "EUR",
                            new TaxQuestion.Seller("IE", null),
                            new TaxQuestion.Buyer("", "", "", "IE", null, List.of()),
                            List.of());
            BigDecimal rate = new BigDecimal("23");
            BigDecimal base = new BigDecimal("10.00");
            BigDecimal tax = new BigDecimal("2.30");
            return new Trial(
                    question,
                    key.isEmpty()
                            ? TaxReply.refused("HTTP 401")
                            : new TaxReply.Answered(
                                    new TaxAnswer(
                                            "try",
                                            null,
                                            List.of(
                                                    new TaxAnswer.LineTax(
                                                            1, "S", rate, null, null)),
                                            List.of(new TaxAnswer.Sum("S", rate, false, base, tax)),
                                            base.add(tax),
                                            null)));
        }
    }

    private final class FakePeople extends People {
        @Override
        public List<Member> staff() {
            return List.copyOf(staff);
        }

        @Override
        public void changeRole(String subject, String role) {
            larkspur.mayRefuse();
            staff.replaceAll(
                    member ->
                            member.subject().equals(subject)
                                    ? new Member(
                                            subject,
                                            member.email(),
                                            member.name(),
                                            role,
                                            Larkspur.NOON)
                                    : member);
        }

        @Override
        public void remove(String subject) {
            larkspur.mayRefuse();
            staff.removeIf(member -> member.subject().equals(subject));
        }
    }

    private final class FakeInvitations extends Invitations {
        @Override
        public void inviteStaff(String email, String name, String role) {
            larkspur.mayRefuse();
            invited.add(email);
        }

        @Override
        public void inviteSubscriber(String email, String name, UUID customer) {
            invited.add(email);
        }

        @Override
        public void withdraw(UUID id) {
            withdrawn.add(id);
        }

        @Override
        public List<Invitation> open() {
            return List.of(
                    new Invitation(
                            Usage.FILE,
                            "tomas@larkspur.example",
                            "Tomas Reyes",
                            Roles.SUPPORT_AGENT,
                            null,
                            Larkspur.NOON,
                            Larkspur.NOON.plus(Duration.ofDays(7)),
                            null));
        }

        @Override
        public Invitation look(String token) {
            return open().getFirst();
        }
    }

    private static final class FakeAudit extends AuditEntries {
        @Override
        public List<AuditEntry> list(AuditQuery query, int offset, int limit) {
            return List.of(
                    new AuditEntry(
                            Larkspur.NOON,
                            "Ines Kovač",
                            "127.0.0.1",
                            "activate line",
                            "line",
                            "INV-1",
                            null,
                            null));
        }

        @Override
        public long count(AuditQuery query) {
            return 1;
        }

        @Override
        public List<String> people() {
            return List.of("Ines Kovač");
        }

        @Override
        public List<String> nouns() {
            return List.of("line");
        }
    }

    static final class FakeInvariants extends Invariants {
        @Override
        public List<CheckedRule> check() {
            return last();
        }

        @Override
        public List<CheckedRule> last() {
            return List.of(
                    new CheckedRule(InvariantResult.of("I1", 0, List.of()), Instant.EPOCH, null),
                    new CheckedRule(
                            InvariantResult.of("I7", 3, List.of("(1,2)")),
                            Instant.EPOCH,
                            Instant.EPOCH));
        }
    }
}
