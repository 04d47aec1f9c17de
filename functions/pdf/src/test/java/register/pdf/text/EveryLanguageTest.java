package register.pdf.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.chain.EntryHeader;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Seed;
import register.pdf.Tool;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;
import register.words.Words;

/// A snapshot in each language of the register, as another program reads it.
class EveryLanguageTest {
    private static final Tool PDFTOTEXT = new Tool("pdftotext", "poppler-utils");
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);

    @TempDir
    static Path directory;

    static List<Language> languages() {
        return Words.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void itsTextIsReadBack(Language language) throws IOException, InterruptedException {
        PolicyVersion version = SpokenPolicy.in(language, letters(language));
        EntryHeader header = Seed.header(version);
        byte[] pdf = DOCUMENTS.snapshot(
                Seed.text(header, version, language), Seed.content(version), Seed.checkpoint(header));
        Path file = Files.write(directory.resolve(language + ".pdf"), pdf);
        String text = squeezed(PDFTOTEXT.run("-raw", file.toString(), "-"));
        assertTrue(text.contains(squeezed(version.edition(language).title())), text);
        for (Subprocessor subprocessor : version.subprocessors()) {
            assertTrue(text.contains(squeezed(subprocessor.name())), subprocessor.name() + "\n" + text);
        }
        assertTrue(text.contains(squeezed(letters(language))), text);
        Words words = SnapshotLayout.WORDS.in(language);
        Words glossary = Words.glossary().in(language);
        for (String word : List.of(
                words.get("proof"),
                words.get("checkpoint"),
                words.get("list-name"),
                words.get("policy-text-note"),
                words.get("check-here"),
                glossary.get("requests-and-objections"),
                glossary.get("annex-title"))) {
            assertTrue(text.contains(squeezed(word)), word + "\n" + text);
        }
    }

    /// Every character of every word, and of the names and dates between them.
    private static String letters(Language language) throws IOException {
        var all = new StringBuilder();
        for (String key : List.of("documents", "seal", "acknowledgement")) {
            all.append(words(EveryLanguageTest.class, key, language));
        }
        all.append(words(Words.class, "glossary", language));
        for (String country : Locale.getISOCountries()) {
            all.append(Locale.of("", country).getDisplayCountry(language.locale()));
        }
        for (Language named : Words.LANGUAGES) {
            all.append(named.locale().getDisplayName(language.locale()));
        }
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        for (int month = 1; month <= 12; month++) {
            all.append(dates.format(LocalDate.of(2027, month, 1)));
        }
        var letters = new StringBuilder();
        for (int letter : new TreeSet<>(all.codePoints().boxed().toList())) {
            if (!Character.isWhitespace(letter)) {
                letters.appendCodePoint(letter);
            }
        }
        return letters.toString();
    }

    private static String words(Class<?> owner, String bundle, Language language) throws IOException {
        var words = new Properties();
        try (var in = Objects.requireNonNull(
                owner.getResourceAsStream(bundle + "_" + language + ".properties"), bundle + " in " + language)) {
            words.load(new InputStreamReader(in, UTF_8));
        }
        return String.join(
                "", words.stringPropertyNames().stream().map(words::getProperty).toList());
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0\u202F]+", "");
    }
}
