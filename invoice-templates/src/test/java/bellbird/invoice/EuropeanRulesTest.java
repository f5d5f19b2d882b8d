package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The data of invoices keeps the rules of EN 16931, as the committee's own Schematron has them. */
class EuropeanRulesTest {

    private static final IValidationExecutorSet<IValidationSourceXML> RULES = rules();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "STATEMENT")
    void every_kind_of_invoice_keeps_them(DocumentKinds kind) throws Exception {
        assertThat(faults(data(kind.in(kind.usualLanguage())))).isEmpty();
    }

    @Tag("deep")
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "STATEMENT")
    void every_kind_in_every_language_keeps_them(DocumentKinds kind) throws Exception {
        for (String language : DocumentKinds.LANGUAGES) {
            assertThat(faults(data(kind.in(language)))).as(language).isEmpty();
        }
    }

    @Test
    void a_wrong_total_breaks_them() throws Exception {
        assertThat(faults(withWrongTotal())).anyMatch(fault -> fault.contains("BR-CO-15"));
    }

    static byte[] withWrongTotal() throws Exception {
        String right = new String(data(DocumentKinds.NORMAL.in("en")), StandardCharsets.UTF_8);
        return right.replace(">47.67</ram:GrandTotalAmount>", ">47.68</ram:GrandTotalAmount>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] data(BillDocument bill) throws Exception {
        return CrossIndustryInvoice.of(bill).orElseThrow();
    }

    private static List<String> faults(byte[] data) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        IValidationSourceXML source =
                ValidationSourceXML.create(
                        "factur-x.xml",
                        factory.newDocumentBuilder().parse(new ByteArrayInputStream(data)));
        List<String> faults = new ArrayList<>();
        ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(), RULES, source, Locale.ENGLISH)
                .forEachFlattened(
                        fault -> {
                            if (!fault.isSuccess()) {
                                faults.add(fault.getAsString(Locale.ENGLISH));
                            }
                        });
        return faults;
    }

    private static IValidationExecutorSet<IValidationSourceXML> rules() {
        ValidationExecutorSetRegistry<IValidationSourceXML> registry =
                new ValidationExecutorSetRegistry<>();
        EN16931Validation.initEN16931(registry);
        IValidationExecutorSet<IValidationSourceXML> rules =
                registry.getOfID(EN16931Validation.VID_CII_1316);
        if (rules == null) {
            throw new IllegalStateException("no rules for CII");
        }
        return rules;
    }
}
