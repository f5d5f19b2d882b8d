package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Correction;
import bellbird.bill.BillDocument.Unit;
import bellbird.bill.BillDocument.Usage;
import bellbird.bill.BillDocuments;
import bellbird.bill.BillTexts;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Every kind of document there is, each with what is special about it. */
enum DocumentKinds {
    NORMAL {
        @Override
        SampleBill sample() {
            return SampleBill.maeve();
        }
    },
    PRORATED {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill();
            bill.pricesIncludeTax = false;
            bill.percent = new BigDecimal("19");
            bill.days("Larkspur 20, part not used, given back", SampleBill.PHONE, 20, "-18")
                    .days("Larkspur 40, after your change of plan", SampleBill.PHONE, 20, "24")
                    .amount(1055)
                    .days("Larkspur 20, the rest", SampleBill.TABLET, 18, "18");
            return bill.usage(SampleBill.PHONE, Usage.Service.VOICE, Unit.MINUTE, "12", "300");
        }
    },
    DISCOUNT {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill().withFees(3, "0.05");
            bill.amount(140).used("Calls, Ireland", SampleBill.PHONE, "12.5", Unit.MINUTE, "0.1");
            return bill.withFees(0, "0")
                    .month("Larkspur 40", SampleBill.PHONE, "24")
                    .month("Welcome discount", SampleBill.PHONE, "-6");
        }
    },
    MULTI_RATE {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill();
            bill.pricesIncludeTax = false;
            bill.month("Larkspur 40", SampleBill.PHONE, "24.333").taxed("S", "13.5", null);
            return bill.month("Handset insurance", SampleBill.PHONE, "3.99")
                    .used("Data", SampleBill.PHONE, "1234.567", Unit.KILOBYTE, "0.0000042");
        }
    },
    ZERO {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill().taxed("Z", "0", null);
            bill.pricesIncludeTax = false;
            return bill.month("Larkspur 40", SampleBill.PHONE, "24")
                    .month("Second month free", SampleBill.PHONE, "-24");
        }
    },
    REVERSE_CHARGE {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill().taxed("AE", "0", "Reverse charge");
            bill.pricesIncludeTax = false;
            bill.buyer = "Harebell GmbH";
            bill.buyerVatId = "DE000000000";
            return bill.month("Larkspur 40", SampleBill.PHONE, "24")
                    .used("Text messages", SampleBill.PHONE, "17", Unit.MESSAGE, "0.09");
        }
    },
    EXEMPT {
        @Override
        SampleBill sample() {
            SampleBill bill =
                    new SampleBill()
                            .taxed(
                                    "E",
                                    "0",
                                    "Exempt: small enterprise, Article 284 of 2006/112/EC");
            bill.iban = null;
            return bill.month("Larkspur 40", SampleBill.PHONE, "24");
        }
    },
    CREDIT_NOTE {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill();
            bill.corrects =
                    new Correction(
                            "LM-2026-0048100",
                            LocalDate.of(2026, 10, 1),
                            "The price of data was wrong.");
            return bill.used("Data in Switzerland", SampleBill.PHONE, "212", Unit.MEGABYTE, "0.06");
        }
    },
    MORE_CREDIT_THAN_CHARGES {
        @Override
        SampleBill sample() {
            return new SampleBill().month("Thank-you credit", null, "-5");
        }
    },
    PAID_BEFORE {
        @Override
        SampleBill sample() {
            SampleBill bill = SampleBill.maeve();
            bill.previousBalance = -1000;
            return bill;
        }
    },
    STATEMENT {
        @Override
        SampleBill sample() {
            SampleBill bill = new SampleBill();
            bill.kind = DocumentKind.STATEMENT;
            bill.currency = "KRW";
            bill.percent = BigDecimal.TEN;
            bill.iban = null;
            bill.notes.add("Everyone's own: <&> \u202E 종달새");
            return bill.month("Larkspur 40", "02-914-2207", "50000");
        }
    },
    MANY_PAGES {
        @Override
        SampleBill sample() {
            return PdfBillRendererTest.longBill();
        }
    },
    /** As many paragraphs of the operator's own as there may be, each as long as it may be. */
    TEXTS {
        @Override
        SampleBill sample() {
            SampleBill bill = SampleBill.maeve();
            String sentence = "Ends § 3 & <later>; 이의가 있으면 감독 기관에, 可向监管机构申诉. ";
            for (int i = 1; i <= BillTexts.MOST; i++) {
                String text = i + " " + sentence.repeat(BillTexts.LONGEST);
                bill.notes.add(text.substring(0, BillTexts.LONGEST).strip());
            }
            return bill;
        }
    },
    /** Issued in {@code CreditNoteTest}. */
    ISSUED_CREDIT_NOTE {
        @Override
        BillDocument in(String language) {
            return issued("credit-note", language);
        }
    },
    /** Issued in {@code DeltaNoteTest}. */
    ISSUED_DELTA_NOTE {
        @Override
        BillDocument in(String language) {
            return issued("delta-note", language);
        }
    };

    static final List<String> LANGUAGES = List.of("en", "de", "vi", "ko", "zh-CN");

    SampleBill sample() {
        throw new UnsupportedOperationException("it is issued, not made up");
    }

    BillDocument in(String language) {
        SampleBill sample = sample();
        sample.language = language;
        return sample.document();
    }

    /** The one of its languages that stands for it where all would take too long. */
    String usualLanguage() {
        return LANGUAGES.get(ordinal() % LANGUAGES.size());
    }

    /** Whether the law calls it an invoice or a credit note. */
    boolean isInvoice() {
        return this != STATEMENT;
    }

    /** What the product issued in a test of its own. */
    private static BillDocument issued(String name, String language) {
        try (InputStream file =
                Objects.requireNonNull(
                        DocumentKinds.class.getResourceAsStream("/issued/" + name + ".json"))) {
            String issued = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return BillDocuments.fromJson(
                    issued.replace("\"language\":\"en\"", "\"language\":\"" + language + "\"")
                            .replaceAll(",\"logoPng\":\"[^\"]*\"", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
