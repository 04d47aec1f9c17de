package register.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorCatalogueTest {
    private static final VendorCatalogue CATALOGUE = VendorCatalogue.shipped();

    @ParameterizedTest
    @DisplayName("A vendor is found by each of its names, however it is written")
    @CsvSource(
            delimiter = '|',
            value = {
                "Stripe | Stripe",
                "STRIPE, INC. | Stripe",
                "stripe payments europe ltd | Stripe",
                "tawk.to INC | Tawk.to",
                "Functional Software, Inc. | Sentry",
                "Better-Stack | Better Stack",
                "BetterStack | Better Stack",
                "Hétzner Online GmbH | Hetzner",
                "AWS | Amazon Web Services",
                "Google Cloud Platform | Google",
                "Peaberry Software | Customer.io",
                "Box | Box"
            })
    void isFoundByEachName(String written, String brand) {
        assertEquals(Optional.of(brand), CATALOGUE.named(written).map(Vendor::brand));
    }

    @ParameterizedTest
    @DisplayName("What is no vendor's whole name is no vendor")
    @ValueSource(strings = {"", "Inc.", "Stripes", "Stripe payments", "the", "Standard Contractual Clauses"})
    void otherNamesAreUnknown(String name) {
        assertEquals(Optional.empty(), CATALOGUE.named(name));
    }

    @ParameterizedTest
    @DisplayName("In a text, each vendor is found by its longest name")
    @CsvSource(
            delimiter = '|',
            value = {
                "We use Stripe Payments Europe, Limited and Amazon Web Services (AWS). | Stripe Payments Europe; Amazon Web Services; AWS",
                "Mails go through Twilio SendGrid, errors to Functional Software, Inc. | Twilio SendGrid; Functional Software",
                "(Hetzner Online GmbH, Gunzenhausen) | Hetzner Online",
                "hosted by Fly.io | Fly.io"
            })
    void theLongestNameCounts(String text, String names) {
        assertEquals(
                List.of(names.split("; ")),
                CATALOGUE.in(text).stream()
                        .map(found -> text.substring(found.start(), found.end()))
                        .toList());
    }

    @Test
    @DisplayName("A common word in a text is a vendor only with a legal form behind it")
    void commonWordsNeedMore() {
        String text = "Tick the box in front of a segment, or render the notion in a linear frame; plain text.";
        assertEquals(List.of(), CATALOGUE.in(text));
        assertEquals(
                List.of("Box", "Linear"),
                CATALOGUE.in("We use Box, Inc. and, for tickets, Linear Orbit, Inc.").stream()
                        .map(found -> found.vendor().brand())
                        .toList());
    }

    @Test
    @DisplayName("A name runs over a sign or the end of a line, not over a gap")
    void namesDoNotRunOverGaps() {
        assertTrue(CATALOGUE.in("Amazon    Web    Services").isEmpty());
        assertEquals(1, CATALOGUE.in("Amazon\nWeb Services").size());
    }

    @Test
    @DisplayName("Hostile text is searched in bounded steps")
    void hostileTextIsBounded() {
        String words = "amazon web services ".repeat(200_000);
        assertTrue(CATALOGUE.in(words).size() <= 1_000);
        assertTrue(CATALOGUE.in("a.".repeat(1_000_000)).isEmpty());
        assertTrue(CATALOGUE.in("\u0301".repeat(1_000_000)).isEmpty());
        assertTrue(CATALOGUE.named("Ltd ".repeat(1_000_000)).isEmpty());
    }

    @Test
    @DisplayName("A legal name's seat is its own, or the vendor's if no company of the vendor has another")
    void seatsBelongToCompanies() {
        Vendor stripe = CATALOGUE.named("Stripe").orElseThrow();
        Stated europe = stripe.legalNames().stream()
                .filter(name -> name.value().contains("Europe"))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(europe), stripe.seatOf(europe));
        Vendor datadog = CATALOGUE.named("Datadog").orElseThrow();
        assertFalse(datadog.legalNames().isEmpty());
        assertEquals(datadog.seat(), datadog.seatOf(datadog.legalNames().getFirst()));
    }
}
