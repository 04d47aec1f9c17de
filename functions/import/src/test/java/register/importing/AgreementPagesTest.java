package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.DraftFacts.Named;
import register.importing.source.RefusedSourceException;

/// Agreements with a customer: their clauses are no subprocessors, and those that they engage stand in a
/// sentence as often as in a table.
class AgreementPagesTest {
    private static final String CLAUSES = """
            <h2>1. Parties and roles</h2><p>Our customer decides on the purposes, and Plover acts as the processor.</p>
            <h2>2. Breach notification</h2><p>Plover tells the customer of a breach within two days.</p>
            <h2>3. Liability</h2><p>What the terms of service say applies here too.</p>
            <h2>4. Governing law</h2><p>The law of Estonia governs this document.</p>
            """;

    private static final String LONG =
            "<h2>%d. Duties</h2><p>" + "Each side does what it has promised to do. ".repeat(40);

    @ParameterizedTest
    @ValueSource(strings = {"Data Processing Agreement", "Data Processing Addendum | Plover", "Databehandleraftale"})
    void clausesAreNoSubprocessors(String title) {
        String page = page(title, "<p>Plover is your processor, and you need not sign this:</p>" + CLAUSES);
        assertThrows(
                RefusedSourceException.class, () -> PageImport.read("page.html", page.getBytes(UTF_8), Answers.NONE));
    }

    @Test
    void measuresAreNoSubprocessors() {
        String page = page(
                "Accord sur le traitement des données",
                CLAUSES + "<h2>Annexe B: mesures organisationnelles</h2><ul><li><b>Chiffrement</b> : TLS partout</li>"
                        + "<li><b>Sauvegardes</b> : chaque nuit</li><li><b>Tests</b> : chaque mois</li></ul>");
        assertThrows(
                RefusedSourceException.class, () -> PageImport.read("page.html", page.getBytes(UTF_8), Answers.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Subprocessing | We currently engage as subprocessors Stripe, Heron, Cloudflare and Sentry."
                        + " | Stripe, Heron, Cloudflare, Sentry",
                "de | Unterauftragsverarbeitung | Wir beschäftigen diesen Subunternehmer: Amazon Web Services."
                        + " | Amazon Web Services",
                "pl | Podpowierzenie | Dostawcom usług hostingowych (Reiher.com, Netlify, Vercel)"
                        + " | Reiher.com, Netlify, Vercel"
            })
    void aSentenceNamesThem(String language, String heading, String sentence, String names) {
        String page = page("Data Processing Agreement", CLAUSES + "<h2>5. " + heading + "</h2><p>" + sentence + "</p>")
                .replace("lang=en", "lang=" + language);
        assertEquals(List.of(names.split(", ")), named(page));
    }

    @Test
    void oneAloneStandsBelowTheHeadingOfItsAnnex() {
        var clauses = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            clauses.append(LONG.formatted(i));
        }
        String page = page(
                "Terms of service and data processing agreement",
                clauses
                        + "<h2>Annex B: Subprocessors</h2><ul><li>Heron S.A.S.<br>2 rue du Lac, 59100 Roubaix, France<br>"
                        + "Hosting of servers</li></ul>");
        assertEquals(List.of("Heron S.A.S."), named(page));
    }

    private static String page(String title, String body) {
        return "<html lang=en><title>%s</title><h1>%s</h1>%s</html>".formatted(title, title, body);
    }

    private static List<String> named(String page) {
        return DraftFacts.of(Sources.draft("page.html", page).yaml()).subprocessors().stream()
                .map(Named::names)
                .map(List::getFirst)
                .toList();
    }
}
