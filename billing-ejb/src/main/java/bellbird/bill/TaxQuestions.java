package bellbird.bill;

import bellbird.kernel.json.JsonWriter;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.tax.TaxQuestion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a bill before its tax as a question to a tax engine. */
final class TaxQuestions {

    private TaxQuestions() {}

    /** Without a key. */
    static TaxQuestion of(BillAccount account, List<Charge> charges, IssuerDetails issuer) {
        BillAccount.Holder holder = account.holder();
        return new TaxQuestion(
                "",
                holder.currency(),
                new TaxQuestion.Seller(issuer.country(), issuer.vatId()),
                new TaxQuestion.Buyer(
                        holder.street(),
                        holder.postcode(),
                        holder.city(),
                        holder.country(),
                        holder.vatId(),
                        account.exemptions().stream().map(TaxQuestions::exemption).toList()),
                lines(charges));
    }

    private static TaxQuestion.Exemption exemption(BillAccount.Exemption exemption) {
        LocalDate to = exemption.days().to();
        return new TaxQuestion.Exemption(
                exemption.category(),
                exemption.ground(),
                exemption.days().from(),
                to.equals(LocalDate.MAX) ? null : to);
    }

    private static List<TaxQuestion.Line> lines(List<Charge> charges) {
        List<TaxQuestion.Line> lines = new ArrayList<>();
        for (Charge charge : charges) {
            BillDocument.Usage.Service service = charge.usageService();
            lines.add(
                    new TaxQuestion.Line(
                            lines.size() + 1,
                            word(charge.kind()),
                            service == null ? null : word(service),
                            charge.destination(),
                            charge.period().from(),
                            charge.period().to(),
                            charge.amount().toDecimal(),
                            charge.taxIncluded()));
        }
        return lines;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for the same bill, whenever and however often it is asked. */
    static String hash(TaxQuestion question) {
        return Sha256.hex(
                JsonWriter.canonical(question.withKey(""))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }
}
