package bellbird.portal.demo;

import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An invented subscriber; the same number is always the same one.
 *
 * @param plan which of the sample plans, from 0 by price
 * @param calls how many calls in a whole month; messages and data follow from it
 * @param pays which of the months' bills are paid, as the months' numbers
 */
record DemoSubscriber(int number, String name, String email, int plan, int calls, String pays) {

    private static final String FIRST_ICCID_DIGITS = "894411000000000";
    private static final int COMPANY_EVERY = 20;
    private static final int COMPANY_AT = 6;

    private static final List<String> FIRST =
            List.of(
                    "Wren", "Robin", "Martin", "Jay", "Heron", "Merle", "Linnet", "Swift", "Piper",
                    "Rook", "Teal", "Avocet", "Finch", "Corvin", "Dunnock", "Egret", "Plover",
                    "Starla", "Quill", "Skye", "Kestrel", "Lark", "Tern", "Siskin");
    private static final List<String> LAST =
            List.of(
                    "Featherby",
                    "Quillfeather",
                    "Eaveson",
                    "Acornley",
                    "Reedwater",
                    "Dawnchorus",
                    "Gorsefield",
                    "Nestwick",
                    "Perchard",
                    "Millbrake",
                    "Hedgeworth",
                    "Thistledew",
                    "Marshlight",
                    "Cloverley",
                    "Barnacote",
                    "Fernhollow",
                    "Saltmere",
                    "Orchardine",
                    "Mossgrave",
                    "Windlebury");
    private static final List<String> STREETS =
            List.of("Nest Lane", "Perch Row", "Rafter Street", "Oak Hollow", "Weir Road");
    private static final List<String> CITIES =
            List.of("Flockton", "Gableham", "Sedgemouth", "Furzebury");

    /** Seven in ten pay each bill; others forget the first, the last, or all but the first. */
    private static final List<String> HABITS =
            List.of("01", "012", "012", "012", "02", "012", "012", "01", "012", "0");

    static List<DemoSubscriber> first(int count) {
        return IntStream.range(0, count).mapToObj(DemoSubscriber::of).toList();
    }

    private static DemoSubscriber of(int number) {
        Random random = new Random(number + 1L);
        String first = FIRST.get(number % FIRST.size());
        String last = LAST.get((number / FIRST.size() + 7 * number) % LAST.size());
        boolean company = number % COMPANY_EVERY == COMPANY_AT;
        return new DemoSubscriber(
                number,
                company ? last + " & Daughters Ltd" : first + " " + last,
                (company ? "office-" + number : first.toLowerCase(Locale.ROOT))
                        + "@"
                        + last.toLowerCase(Locale.ROOT)
                        + ".example",
                number == 0 ? 1 : random.nextInt(3),
                number == 0 ? 33 : 4 + random.nextInt(company ? 60 : 26),
                HABITS.get(number % HABITS.size()));
    }

    boolean pays(int month) {
        return pays.contains(Integer.toString(month));
    }

    PartyData party() {
        return new PartyData(
                name.endsWith("Ltd") ? PartyKind.ORGANISATION : PartyKind.PERSON,
                name,
                email,
                null,
                (1 + number % 90) + " " + STREETS.get(number % STREETS.size()),
                "ZZ1 1ZZ",
                CITIES.get(number % CITIES.size()),
                "GB",
                "en",
                null);
    }

    /**
     * E.164 with +, from the range kept for drama in the United Kingdom: 07700 900000 to 900999.
     */
    String msisdn() {
        return "+447700900%03d".formatted(100 + number);
    }

    /** Of the network code 001 01, which is kept for tests. */
    String imsi() {
        return "0010100000%05d".formatted(number);
    }

    /** With its Luhn digit. */
    String iccid() {
        String digits = FIRST_ICCID_DIGITS + "%03d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
