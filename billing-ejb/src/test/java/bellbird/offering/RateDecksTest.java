package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.offering.DeckDifference.Kind;
import bellbird.offering.RateDeck.BadRow;
import bellbird.offering.RateDeck.Row;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Carriers' prices: read, held against what there is, and put into a draft. */
class RateDecksTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    /** A public price list that names places only; it is not part of the project. */
    private static final String NAMED_LIST = "shared/data/real/az-voice-rates.csv";

    private final RateDecks decks = new RateDecks();

    private RateDeck read(String... lines) {
        return decks.read(new StringReader(String.join("\n", lines)));
    }

    private static PriceTerms terms() {
        return PriceTerms.of(
                DUBLIN,
                List.of(
                        RecurringPrice.monthly(new BigDecimal("20")),
                        UsageTariff.of(
                                "voice",
                                "Anywhere",
                                UsageMatch.home(UsageType.VOICE),
                                60,
                                new Charge.PerUnit(new BigDecimal("0.49")))),
                List.of(AllowanceTerms.of(UsageType.VOICE, 18_000, 1)),
                List.of());
    }

    /** 50,000 prefixes of five digits, of some hundred prices. */
    private static String big(long seed) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder("prefix,destination,price,increments\n");
        for (int prefix = 10_000; prefix < 60_000; prefix++) {
            file.append(prefix)
                    .append(",Place ")
                    .append(prefix / 10)
                    .append(",0.")
                    .append(100 + random.nextInt(400))
                    .append(",60/1\n");
        }
        return file.toString();
    }

    @Test
    void fifty_thousand_prefixes_become_a_few_hundred_prices_with_nothing_wrong() {
        RateDeck deck = read(big(1));

        PriceTerms now = decks.put(terms(), deck);

        assertThat(deck.rows()).hasSize(50_000);
        assertThat(now.prices()).hasSize(402);
        assertThat(TermsChecks.problems(now)).isEmpty();
        assertThat(DeckTerms.rows(now)).hasSize(50_000);
        assertThat(now.allowances()).isEqualTo(terms().allowances());
    }

    @Test
    void the_same_deck_again_changes_nothing() {
        RateDeck deck = read(big(1));

        DeckDifference difference = decks.compare(decks.put(terms(), deck), deck);

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.same()).isEqualTo(50_000);
    }

    @Test
    void every_prefix_of_two_decks_is_counted_once() {
        PriceTerms before = decks.put(terms(), read(big(1)));

        DeckDifference difference = decks.compare(before, read(big(2)));

        assertThat(difference.count(Kind.DEARER)).isGreaterThan(20_000);
        assertThat(difference.count(Kind.CHEAPER)).isGreaterThan(20_000);
        assertThat(
                        difference.same()
                                + difference.count(Kind.DEARER)
                                + difference.count(Kind.CHEAPER))
                .isEqualTo(50_000);
        List<DeckDifference.Change> top = difference.top(Kind.DEARER, 3);
        assertThat(top.getFirst().step()).isGreaterThanOrEqualTo(top.getLast().step());
    }

    @Test
    void what_is_new_dearer_cheaper_counted_otherwise_and_gone_is_told_apart() {
        PriceTerms before =
                decks.put(
                        terms(),
                        read(
                                "prefix,destination,price,increments",
                                "41,Switzerland,0.22,60/60",
                                "43,Austria,0.10,1/1",
                                "49,Germany,0.10,1/1",
                                "351,Portugal,0.10,1/1",
                                "39,Italy,0.10,1/1"));

        DeckDifference difference =
                decks.compare(
                        before,
                        read(
                                "prefix,destination,price,increments",
                                "41,Switzerland,0.25,60/60",
                                "43,Austria,0.08,1/1",
                                "49,Germany,0.10,60/1",
                                "39,Italia,0.100,1/1",
                                "44,Britain,0.05,1/1"));

        assertThat(difference.changes())
                .extracting(one -> one.prefix() + " " + one.kind())
                .containsExactlyInAnyOrder(
                        "41 DEARER", "43 CHEAPER", "49 OTHERWISE", "44 NEW", "351 GONE");
        assertThat(difference.same()).isEqualTo(1);
    }

    @Test
    void a_row_that_is_no_price_is_told_with_its_line_and_the_others_are_taken() {
        RateDeck deck =
                read(
                        "\uFEFFPrefix;Destination;Price;Increments;Connection fee",
                        "+41;\"Switzerland; fixed\";0,22;60/1;0,05",
                        "41x;Somewhere;0.10;1/1;",
                        "43;Austria;dear;1/1;",
                        "44;Britain;-0.10;1/1;",
                        "45;Denmark;0.10;often;",
                        "41;Switzerland;0.30;1/1;",
                        "46;" + "x".repeat(300) + ";0.10;1/1;",
                        "",
                        "47;Norway;0.10;;");

        assertThat(deck.rows())
                .containsExactly(
                        new Row(
                                "41",
                                "Switzerland; fixed",
                                new BigDecimal("0.22"),
                                60,
                                1,
                                new BigDecimal("0.05")),
                        new Row("47", "Norway", new BigDecimal("0.10"), 1, 1, null));
        assertThat(deck.bad())
                .extracting(BadRow::line, BadRow::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "error.deck.prefix"),
                        org.assertj.core.groups.Tuple.tuple(4L, "error.deck.price"),
                        org.assertj.core.groups.Tuple.tuple(5L, "error.offering.negative"),
                        org.assertj.core.groups.Tuple.tuple(6L, "error.deck.increments"),
                        org.assertj.core.groups.Tuple.tuple(7L, "error.deck.twice"),
                        org.assertj.core.groups.Tuple.tuple(8L, "error.deck.name"));
    }

    @Test
    void a_file_that_is_no_deck_is_refused() {
        for (String file : List.of("", "a,b,c\n1,2,3", "\u0000\u0001")) {
            assertThatThrownBy(() -> read(file)).hasMessageContaining("error.deck.head");
        }
    }

    @Test
    void a_new_deck_leaves_prices_alone_that_are_not_of_a_deck() {
        UsageTariff weekends =
                UsageTariff.of(
                                "swiss",
                                "Switzerland",
                                UsageMatch.home(UsageType.VOICE, "Swiss numbers"),
                                60,
                                new Charge.PerUnit(new BigDecimal("0.22")))
                        .with(
                                new UsageTariff.Limits(
                                        null,
                                        null,
                                        null,
                                        UsageTariff.Rounding.USUAL,
                                        new BigDecimal("5"),
                                        null));
        PriceTerms before =
                PriceTerms.of(
                        DUBLIN,
                        List.of(weekends),
                        List.of(),
                        List.of(Destination.of("Swiss numbers", "41")));

        PriceTerms now = decks.put(before, read("prefix,destination,price", "43,Austria,0.10"));

        assertThat(now.prices()).contains(weekends).hasSize(2);
        assertThat(now.destinations())
                .extracting(Destination::name)
                .containsExactly("Swiss numbers", "Austria");
    }

    @Test
    void one_name_with_two_prices_stays_two_places() {
        PriceTerms now =
                decks.put(
                        terms(),
                        read("prefix,destination,price", "43,Austria,0.10", "43664,Austria,0.20"));

        assertThat(now.destinations())
                .extracting(Destination::name)
                .containsExactly("Austria", "Austria (2)");
        assertThat(TermsChecks.problems(now)).isEmpty();
    }

    @Test
    void a_draft_with_a_whole_deck_is_saved_and_read_again_as_it_was() throws SQLException {
        PriceTerms terms = decks.put(terms(), read(big(1)));
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            OfferingDraft draft =
                    new OfferingDraft(
                            null,
                            "abroad",
                            "Abroad",
                            "",
                            LocalDate.of(2026, 10, 1),
                            BigDecimal.ZERO,
                            true,
                            List.of(),
                            List.of(),
                            terms);

            OfferingDetail saved = work.call(() -> offerings.draft(draft));
            UUID version = saved.versions().getFirst().id();
            assertThat(work.call(() -> offerings.terms(version))).isEqualTo(terms);
            assertThat(
                            work.database.query(
                                    "select count(*) from usage_price where version_id = ?",
                                    version))
                    .containsExactly("50001");
        }
    }

    @Test
    void a_list_of_names_is_mapped_where_libphonenumber_knows_them() {
        RateDeck deck =
                read(
                        "traffic_direction,rate,time_slot",
                        "Austria,0.10,flat",
                        "\"Austria, mobile\",0.20,flat",
                        "Bahamas,0.30,flat",
                        "Antigua and Barbuda,0.30,flat",
                        "\"Austria, Vienna\",0.10,flat",
                        "Atlantis,1.00,flat",
                        "Greece,0.10,peak");

        assertThat(deck.rows())
                .extracting(row -> row.prefix() + " " + row.destination())
                .contains("43 Austria", "1242 Bahamas", "43664 Austria, mobile")
                .noneMatch(row -> "43662".startsWith(row.split(" ")[0]) && row.endsWith("mobile"));
        assertThat(deck.unmapped()).containsExactly("Austria, Vienna", "Atlantis");
        assertThat(deck.bad()).extracting(BadRow::reason).containsExactly("error.deck.slot");
    }

    @Test
    void of_a_real_list_without_prefixes_the_countries_are_found_and_the_rest_is_listed()
            throws Exception {
        Path file = besideTheProject();
        Assumptions.assumeTrue(file != null, "the public list " + NAMED_LIST + " is not here");
        String list = Files.readString(Objects.requireNonNull(file), StandardCharsets.UTF_8);

        RateDeck deck = read(list);

        System.out.printf(
                "%d prefixes of %d names mapped, %d names not, %d rows bad%n",
                deck.rows().size(),
                deck.rows().stream().map(Row::destination).distinct().count(),
                deck.unmapped().size(),
                deck.bad().size());
        long named = deck.rows().stream().map(Row::destination).distinct().count();
        assertThat(named).isGreaterThan(250);
        assertThat(deck.unmapped()).isNotEmpty();
        assertThat(TermsChecks.problems(decks.put(terms(), deck))).isEmpty();
    }

    private static @Nullable Path besideTheProject() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(NAMED_LIST))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
