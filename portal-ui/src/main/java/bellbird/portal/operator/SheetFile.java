package bellbird.portal.operator;

import bellbird.bill.BillDocument;
import bellbird.invoice.TariffSheetDocument;
import bellbird.invoice.TariffSheetPdf;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.portal.plan.Sheet;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tariff sheet as a file, with the operator's logo and colours. */
@Dependent
class SheetFile {

    private final TenantProfiles tenants;
    private final TenantBrands brands;
    private final Issuers issuers;

    @Inject
    SheetFile(TenantProfiles tenants, TenantBrands brands, Issuers issuers) {
        this.tenants = tenants;
        this.brands = brands;
        this.issuers = issuers;
    }

    /**
     * @param code of the plan, for the file's name
     */
    Download download(String code, Sheet sheet) {
        TariffSheetDocument document = document(sheet);
        return new Download(
                Texts.text("operator.plan.pdf"),
                code + "-" + sheet.validFrom() + ".pdf",
                "application/pdf",
                out -> out.write(TariffSheetPdf.draw(document)));
    }

    private TariffSheetDocument document(Sheet sheet) {
        IssuerDetails issuer = issuers.current();
        List<String> address = new ArrayList<>(List.of(issuer.legalName()));
        address.addAll(issuer.addressLines());
        Locale language = Texts.locale();
        return new TariffSheetDocument(
                tenants.current().name(),
                String.join(", ", address),
                BillDocument.Brand.of(brands.current()),
                language,
                Texts.text("operator.sheet.title"),
                sheet.name(),
                Texts.text("operator.sheet.from", TimeFormat.date(sheet.validFrom())),
                sheet.price(),
                sheet.per(),
                sheet.lines().stream()
                        .map(line -> new TariffSheetDocument.Line(line.strong(), line.text()))
                        .toList(),
                sheet.validFrom());
    }
}
