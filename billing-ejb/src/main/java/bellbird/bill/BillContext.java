package bellbird.bill;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TenantProfile;
import java.time.LocalDate;

/**
 * What all bills of a chunk have in common.
 *
 * @param tenant whose bills
 * @param issuer the seller
 * @param numbering of what is issued
 * @param brand look of the documents
 * @param texts paragraphs of the operator's own on the bills among them
 * @param today in tenant time; no bill is issued before it
 * @param baseUrl of the tenant, without a slash at the end
 */
record BillContext(
        TenantProfile tenant,
        IssuerDetails issuer,
        BillNumbering numbering,
        BillDocument.Brand brand,
        BillTexts texts,
        LocalDate today,
        String baseUrl) {}
