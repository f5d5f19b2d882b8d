package bellbird.portal.demo;

import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import java.util.List;

/**
 * An invented subscriber. Numbers come from the range that is kept for drama in the United Kingdom.
 *
 * @param plan which of the sample plans, from 0 by price
 * @param calls how many calls in the month; messages and data follow from it
 */
record DemoSubscriber(String name, String email, String street, String city, int plan, int calls) {

    private static final String FIRST_ICCID_DIGITS = "894411000000000";

    static final List<DemoSubscriber> ALL =
            List.of(
                    new DemoSubscriber(
                            "Wren Featherby",
                            "wren@featherby.example",
                            "1 Nest Lane",
                            "Flockton",
                            1,
                            64),
                    new DemoSubscriber(
                            "Robin Quillfeather",
                            "robin@quillfeather.example",
                            "7 Perch Row",
                            "Flockton",
                            0,
                            31),
                    new DemoSubscriber(
                            "Martin Eaveson",
                            "martin@eaveson.example",
                            "12 Rafter Street",
                            "Gableham",
                            2,
                            120),
                    new DemoSubscriber(
                            "Jay Acornley",
                            "jay@acornley.example",
                            "3 Oak Hollow",
                            "Gableham",
                            0,
                            18),
                    new DemoSubscriber(
                            "Heron Reedwater",
                            "heron@reedwater.example",
                            "44 Weir Road",
                            "Sedgemouth",
                            1,
                            77),
                    new DemoSubscriber(
                            "Merle Dawnchorus",
                            "merle@dawnchorus.example",
                            "9 Early Close",
                            "Sedgemouth",
                            1,
                            52),
                    new DemoSubscriber(
                            "Swift & Daughters Removals Ltd",
                            "office@swift-daughters.example",
                            "Unit 5, Migration Park",
                            "Flockton",
                            2,
                            210),
                    new DemoSubscriber(
                            "Linnet Gorsefield",
                            "linnet@gorsefield.example",
                            "21 Heath View",
                            "Furzebury",
                            0,
                            9));

    PartyData party() {
        return new PartyData(
                name.endsWith("Ltd") ? PartyKind.ORGANISATION : PartyKind.PERSON,
                name,
                email,
                null,
                street,
                "ZZ1 1ZZ",
                city,
                "GB",
                "en",
                null);
    }

    /** E.164 with +, from the range kept for drama: 07700 900000 to 900999. */
    String msisdn(int index) {
        return "+447700900%03d".formatted(100 + index);
    }

    String imsi(int index) {
        return "0010100000%05d".formatted(index);
    }

    /** With its Luhn digit. */
    String iccid(int index) {
        String digits = FIRST_ICCID_DIGITS + "%03d".formatted(index);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
