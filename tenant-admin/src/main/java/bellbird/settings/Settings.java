package bellbird.settings;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.text.EmailAddress;
import bellbird.kernel.text.PlainText;
import bellbird.settings.brand.BrandColorDerivation;
import bellbird.settings.brand.DefaultLogo;
import bellbird.settings.brand.LogoUpload;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the owner of a tenant decides: who issues the bills, and how it looks. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER})
public class Settings {

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;
    @Inject private AuditTrail audit;

    public TenantProfile profile() {
        return tenants.current();
    }

    public IssuerDetails issuer() {
        return sql.call(SettingsTables::issuer).orElseThrow();
    }

    public List<TaxRate> taxRates() {
        return sql.call(SettingsTables::rates);
    }

    public TenantBrand brand() {
        return sql.call(SettingsTables::brand).orElseThrow();
    }

    /**
     * The country and the kind of document stay; the law decides those.
     *
     * @throws BellbirdException of kind USER naming every wrong field
     */
    @RolesAllowed(Roles.OWNER)
    public void saveIssuer(
            String legalName,
            List<String> addressLines,
            @Nullable String vatId,
            String email,
            @Nullable String phone,
            @Nullable String iban) {
        IssuerDetails before = issuer();
        List<String> address =
                addressLines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<Problem> problems = new ArrayList<>();
        check(problems, "legalName", text(legalName, 1, 200));
        check(problems, "address", !address.isEmpty() && address.size() <= 6);
        address.forEach(line -> check(problems, "address", text(line, 1, 120)));
        check(problems, "email", EmailAddress.isValid(email));
        check(problems, "vatId", vatId == null || vatId.matches("[A-Z]{2}[A-Za-z0-9+*. -]{2,18}"));
        check(problems, "phone", phone == null || phone.matches("[0-9+() /.-]{3,30}"));
        check(problems, "iban", iban == null || Iban.isValid(iban));
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        IssuerDetails after =
                new IssuerDetails(
                        legalName.strip(),
                        address,
                        before.country(),
                        vatId,
                        email,
                        phone,
                        iban,
                        before.documentKind());
        sql.run(c -> SettingsTables.saveIssuer(c, after, false));
        audit.record("change issuer", "issuer", "issuer", before.toString(), after.toString());
    }

    /**
     * @param color {@code #RRGGBB}
     * @throws BellbirdException of kind USER if it is none
     */
    @RolesAllowed(Roles.OWNER)
    public void saveColor(String color) {
        if (!color.matches("#[0-9A-Fa-f]{6}")) {
            throw BellbirdException.user("color", "error.settings.color");
        }
        TenantBrand before = brand();
        BrandColorDerivation colors = BrandColorDerivation.of(color);
        TenantBrand after =
                colors.withLogo(DefaultLogo.recolored(before, profile().name(), colors.light()));
        sql.run(c -> SettingsTables.saveBrand(c, after, false));
        audit.record("change colour", "brand", "brand", before.color(), after.color());
    }

    /**
     * @param upload PNG or JPEG bytes as they came
     * @throws BellbirdException of kind USER if they are not a harmless picture
     */
    @RolesAllowed(Roles.OWNER)
    public void saveLogo(byte[] upload) {
        TenantBrand before = brand();
        TenantBrand after =
                new TenantBrand(
                        before.color(), before.light(), before.dark(), LogoUpload.accept(upload));
        sql.run(c -> SettingsTables.saveBrand(c, after, false));
        audit.record("change logo", "brand", "brand", print(before.logo()), print(after.logo()));
    }

    /** A picture as the audit trail can keep it. */
    private static @Nullable String print(byte @Nullable [] logo) {
        if (logo == null) {
            return null;
        }
        try {
            return "SHA-256 "
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(logo));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean text(String value, int least, int most) {
        String text = value.strip();
        return text.length() >= least && text.length() <= most && PlainText.isOneLine(text);
    }

    private static void check(List<Problem> problems, String field, boolean fine) {
        if (!fine && problems.stream().noneMatch(each -> each.field().equals(field))) {
            problems.add(new Problem(field, "error.settings." + field, List.of()));
        }
    }
}
